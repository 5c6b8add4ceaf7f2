namespace Heppy;

/// <summary>An analyzer threw between events: at the begin or the end of the loop or of a file.</summary>
/// <param name="what">What happened: <c>Fill threw KeyNotFoundException at Fill.BeginFile, analysis.cs:30</c>.</param>
/// <param name="place">When: <c>at the begin of data/file_1.parquet</c>.</param>
/// <param name="inner">What was thrown.</param>
public sealed class AnalyzerFailure(string what, string place, Exception inner) : Exception($"{what}, {place}. {inner.Message}", inner)
{
    /// <summary>What is the same for all chunks that fail alike.</summary>
    public string Cause => what;
}
