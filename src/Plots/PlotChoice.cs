namespace Heppy.Plots;

/// <summary>What is drawn of a run, besides what its style says.</summary>
public sealed record PlotChoice
{
    /// <summary>Names of histograms and cut flows, or with their analyzer before a <c>/</c>; wildcards. Empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Scale of all figures; null for that of the style.</summary>
    public FigureScale? Scale { get; init; }

    /// <summary>Compare shapes in all figures.</summary>
    public bool Normalize { get; init; }
}
