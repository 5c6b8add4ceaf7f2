namespace Heppy.Examples;

/// <summary>Where four muons come from.</summary>
public enum FourMuonProcess
{
    /// <summary>A Higgs boson of 125 GeV that decays to two Z bosons.</summary>
    Higgs,

    /// <summary>Two Z bosons without a resonance.</summary>
    Continuum,

    /// <summary>Collisions: continuum, Higgs bosons, and single Z bosons with soft or badly isolated muons, in shares that may be chosen.</summary>
    Collisions,
}
