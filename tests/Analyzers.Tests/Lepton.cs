using Heppy.Physics;

namespace Heppy.Analyzers.Tests;

/// <summary>A particle with all that analyzers can ask for.</summary>
internal readonly record struct Lepton(float Pt, float Eta, float Phi, float Mass, int Charge, int PdgId) : ICharged, IIdentified
{
    internal static Lepton Muon(float pt, float eta, float phi, int charge) => new(pt, eta, phi, 0.10566f, charge, -13 * charge);

    internal static Lepton Electron(float pt, float eta, float phi, int charge) => new(pt, eta, phi, 0.000511f, charge, -11 * charge);
}
