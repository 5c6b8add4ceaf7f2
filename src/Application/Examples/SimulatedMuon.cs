namespace Heppy.Examples;

/// <summary>A muon as the detector sees it.</summary>
internal readonly record struct SimulatedMuon(float Pt, float Eta, float Phi, int Charge, bool MediumId, float Isolation, float Sip3d);
