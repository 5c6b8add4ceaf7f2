namespace Heppy;

/// <summary>An analyzer threw while it processed an event.</summary>
/// <param name="analyzer">Its name.</param>
/// <param name="where">File and line of the throwing statement, where known.</param>
/// <param name="entry">Entry in the component.</param>
/// <param name="identity">Run, luminosity block, event; file and entry in it.</param>
/// <param name="inner">What it threw.</param>
public sealed class EventFailure(string analyzer, string where, long entry, string identity, Exception inner)
    : Exception($"{analyzer} threw {inner.GetType().Name}{where}, entry {entry} ({identity}): {inner.Message}", inner)
{
    /// <summary>Name of the analyzer.</summary>
    public string Analyzer => analyzer;

    /// <summary>Entry in the component.</summary>
    public long Entry => entry;

    /// <summary>What is the same for all events that fail alike.</summary>
    public string Cause => $"{analyzer} threw {InnerException!.GetType().Name}{where}";
}
