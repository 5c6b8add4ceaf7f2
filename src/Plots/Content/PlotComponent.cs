namespace Heppy.Plots;

/// <summary>A merged component: what was processed, and its results.</summary>
/// <param name="Summary">What was processed.</param>
/// <param name="Results">Results by analyzer.</param>
public sealed record PlotComponent(Summary Summary, IReadOnlyList<AnalyzerResults> Results);
