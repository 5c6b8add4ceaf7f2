namespace Heppy.Physics;

/// <summary>Two particles of different lists that belong together.</summary>
/// <typeparam name="T">Type of the particle.</typeparam>
/// <typeparam name="TOther">Type of its partner.</typeparam>
/// <param name="Particle">The particle.</param>
/// <param name="Partner">Its partner.</param>
/// <param name="DeltaR">Their distance in pseudorapidity and azimuth.</param>
public readonly record struct Match<T, TOther>(T Particle, TOther Partner, double DeltaR)
    where T : struct
    where TOther : struct
{
    /// <summary>Index of the particle in its list.</summary>
    public int Index { get; init; }

    /// <summary>Index of the partner in its list.</summary>
    public int PartnerIndex { get; init; }

    /// <summary>Which list the partner is from, where there are several: 0 is the first.</summary>
    public int PartnerList { get; init; }
}
