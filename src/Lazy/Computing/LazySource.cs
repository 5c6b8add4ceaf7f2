namespace Heppy.Lazy.Computing;

/// <summary>Where the values of a graph come from, and how one pass over a part of them is made.</summary>
internal abstract class LazySource
{
    /// <summary>Results that were made of it.</summary>
    internal List<LazyResult> Results { get; } = [];

    /// <summary>What another process must find as well.</summary>
    internal abstract string Fingerprint { get; }

    /// <summary>Looks at everything that can be known before, and divides the work.</summary>
    /// <returns>What each partition is; one at least.</returns>
    /// <exception cref="UserError">Mistakes, all at once.</exception>
    internal abstract IReadOnlyList<EventPartition?> Plan(IReadOnlyList<LazyResult> results);

    /// <summary>Makes the pass over a partition.</summary>
    /// <param name="results">What to compute.</param>
    /// <param name="job">The partition.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>What it left of each result.</returns>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    internal abstract State[] Run(IReadOnlyList<LazyResult> results, PartitionJob job, StopSignal stop);

    /// <summary>Closes what a computation left open.</summary>
    internal virtual void Release()
    {
    }
}
