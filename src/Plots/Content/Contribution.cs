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

    /// <summary>What a component gives to the figures of a histogram.</summary>
    internal static Contribution Of(PlotComponent component, HistogramResult result) => new(
        component, BinArray.Of(result.Histogram!), [.. result.Variations.Names.Select(v => (v, BinArray.Of(result.Variations[v].Histogram!)))]);

    /// <summary>All without one axis: of one bin of it, or with all bins added.</summary>
    internal static List<Contribution> Projected(List<Contribution> contributions, int axis, int? bin) => [.. contributions.Select(c => c.Select(b => b.Without(axis, bin)))];

    /// <summary>Brings all contributions to the same axes; those with others are left out.</summary>
    /// <param name="path">Name of the result, for messages.</param>
    /// <param name="contributions">What each component gives.</param>
    /// <param name="warn">Gets what is left out.</param>
    internal static List<Contribution> Unite(string path, Contribution[] contributions, Action<string> warn)
    {
        IReadOnlyList<AxisDescription> axes = contributions[0].Nominal.Axes;
        List<Contribution> fitting = [];
        foreach (Contribution part in contributions)
        {
            if (BinArray.Unite(axes, part.Nominal.Axes) is { } united)
            {
                axes = united;
                fitting.Add(part);
            }
            else
            {
                warn($"{path}: the axes of {part.Component.Summary.Component} differ from those of {contributions[0].Component.Summary.Component}; it is left out.");
            }
        }

        foreach (BinArray varied in fitting.SelectMany(p => p.Varied).Select(v => v.Bins))
        {
            axes = BinArray.Unite(axes, varied.Axes) ?? axes;
        }

        return [.. fitting.Select(p => p.Select(b => b.Over(axes)))];
    }
}
