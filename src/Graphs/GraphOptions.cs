namespace Heppy.Graphs;

/// <summary>How a graph is computed.</summary>
public sealed record GraphOptions
{
    /// <summary>Hears how far it is, ten times a second at most and at the end; null for nobody.</summary>
    public IProgress<GraphProgress>? Progress { get; init; }

    /// <summary>How far workers may run ahead of the first call, in depth-first order, that has not ended; at least 1.</summary>
    /// <remarks>No more results than these are kept beyond those that a single worker would keep, however slow a reduction is. It also bounds how many calls are handed to a farm at a time.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Ahead
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Ahead), value, "One call at least runs.");
    } = 1000;
}
