namespace Heppy;

/// <summary>The results of the sealed chunks of a component so far, added up in memory, without the rows of trees.</summary>
/// <remarks>Chunks may be added as they are sealed: sums do not depend on the order. For looking at; what is kept is made by <see cref="Merger"/>.</remarks>
/// <param name="formats">Formats of results.</param>
/// <param name="outdir">The run's directory.</param>
internal sealed class ChunkSum(ResultFormats formats, string outdir)
{
    private readonly ResultStore _store = new(formats);
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);

    /// <summary>The sum; not to be changed.</summary>
    internal ResultSet Total { get; } = new();

    /// <summary>How many chunks are in it.</summary>
    internal int Count => _added.Count;

    /// <summary>Adds a chunk, unless it is not sealed, or in the sum already.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <returns>Whether it was added.</returns>
    internal bool Add(RunChunk chunk)
    {
        if (chunk.Seal is null || _added.Contains(chunk.Directory))
        {
            return false;
        }

        Total.Merge(_store.Read(new DirectorySource(Path.Combine(outdir, chunk.Directory))).Results);
        return _added.Add(chunk.Directory);
    }

    /// <summary>What was processed so far.</summary>
    /// <param name="report">What the component lacks.</param>
    internal Summary Summarize(CompletenessReport report) => Total.Summarize(
        report.Component, report.IsComplete ? Partial.Planned(report.Component) : string.Join(", ", report.Missing));
}
