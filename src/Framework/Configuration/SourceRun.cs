namespace Heppy;

/// <summary>The component of another run whose tree is read, with the denominators that its selection would otherwise lose.</summary>
/// <param name="Outdir">The other run's directory.</param>
/// <param name="Component">The component's name there.</param>
/// <param name="Events">Events that run read.</param>
/// <param name="EventsTotal">Events the component had.</param>
/// <param name="SumOfWeights">Sum of generator weights over the events read, before any cut, or what that run was told of them.</param>
public sealed record SourceRun(string Outdir, string Component, long Events, long EventsTotal, double SumOfWeights);
