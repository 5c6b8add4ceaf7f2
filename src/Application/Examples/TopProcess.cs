namespace Heppy.Examples;

/// <summary>Where the events of <see cref="TopGenerator"/> come from.</summary>
public enum TopProcess
{
    /// <summary>Pairs of top quarks, one of which decays to a muon.</summary>
    TopPair,

    /// <summary>A W boson that decays to a muon, with jets.</summary>
    WJets,

    /// <summary>Both, in the mixture of a collider.</summary>
    Collisions,
}
