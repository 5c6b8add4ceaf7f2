namespace Heppy.Physics;

/// <summary>
/// What particles add up to, by kind, as particle flow tells kinds apart. The default is nothing.
/// </summary>
/// <param name="Electrons">Particles with code 11 or -11.</param>
/// <param name="Muons">13 or -13.</param>
/// <param name="ChargedHadrons">211 or -211.</param>
/// <param name="Photons">22.</param>
/// <param name="NeutralHadrons">130.</param>
/// <param name="Others">All other codes.</param>
public readonly record struct Composition(
    Deposit Electrons, Deposit Muons, Deposit ChargedHadrons, Deposit Photons, Deposit NeutralHadrons, Deposit Others)
{
    /// <summary>All kinds together.</summary>
    public Deposit Total => Electrons + Muons + ChargedHadrons + Photons + NeutralHadrons + Others;

    /// <summary>The same and one particle more.</summary>
    /// <param name="pdgId">Its code.</param>
    /// <param name="pt">Its transverse momentum in GeV.</param>
    /// <param name="energy">Its energy in GeV.</param>
    public Composition With(int pdgId, double pt, double energy)
    {
        var one = new Deposit(pt, energy, 1);
        return Math.Abs((long)pdgId) switch
        {
            11 => this with { Electrons = Electrons + one },
            13 => this with { Muons = Muons + one },
            211 => this with { ChargedHadrons = ChargedHadrons + one },
            22 => this with { Photons = Photons + one },
            130 => this with { NeutralHadrons = NeutralHadrons + one },
            _ => this with { Others = Others + one },
        };
    }
}
