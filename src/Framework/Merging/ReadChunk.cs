namespace Heppy;

/// <summary>A sealed chunk that is read, but for the rows of its trees.</summary>
/// <param name="Source">Where it is read from.</param>
/// <param name="Results">Its results.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Rows">Rows of all its trees.</param>
internal sealed record ReadChunk(ChunkSource Source, ResultSet Results, Summary Summary, long Rows) : IDisposable
{
    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">An output is damaged.</exception>
    internal static ReadChunk Of(ResultStore store, ChunkSource source)
    {
        try
        {
            (ResultSet results, Summary summary) = store.Read(source);
            return new ReadChunk(source, results, summary, store.TreeRows(source, summary));
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();
}
