namespace Heppy;

/// <summary>An event that could not be processed.</summary>
/// <param name="what">What happened: <c>FourMuons threw IndexOutOfRangeException at FourMuons.Process, analysis.cs:86</c>.</param>
/// <param name="entry">Entry in the component.</param>
/// <param name="identity">Run, luminosity block, event and file: <c>(run 1, lumi 88, event 904417) of ggH_125/file_2.parquet</c>.</param>
/// <param name="inner">What was thrown.</param>
public sealed class EventFailure(string what, long entry, string identity, Exception inner)
    : Exception($"{what}, entry {entry} {identity}. {inner.Message}", inner)
{
    /// <summary>Entry in the component.</summary>
    public long Entry => entry;

    /// <summary>The event as it was: columns and products, as far as they were made; empty where nobody prints it.</summary>
    public string EventText { get; internal set; } = "";

    /// <summary>What is the same for all events that fail alike.</summary>
    public string Cause => what;
}
