using Heppy.Physics;

readonly record struct Jet(float Pt, float Eta, float Phi, float Mass, float Btag) : IParticle;

readonly record struct Lepton(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;
