namespace Heppy.Plots;

/// <summary>What one component gives to a figure: bins as they are stored, and the same under systematic variations.</summary>
/// <param name="Component">The component.</param>
/// <param name="Nominal">Its bins.</param>
/// <param name="Varied">Bins by the name of the variation; what is missing is nominal.</param>
internal sealed record Contribution(PlotComponent Component, BinArray Nominal, IReadOnlyList<(string Name, BinArray Bins)> Varied)
{
    /// <summary>The same with all bins changed in one way.</summary>
    internal Contribution Select(Func<BinArray, BinArray> change) =>
        this with { Nominal = change(Nominal), Varied = [.. Varied.Select(v => (v.Name, change(v.Bins)))] };
}
