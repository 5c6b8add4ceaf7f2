using System.Globalization;

namespace Heppy.Graphs;

/// <summary>How far the computing of a graph is.</summary>
/// <param name="Done">Calls that are done.</param>
/// <param name="Failed">Calls that failed, or are left out since they need the result of one that did.</param>
/// <param name="Count">Calls of the graph, all in all.</param>
/// <param name="Live">Results that are kept at the moment.</param>
/// <param name="PeakLive">The most that were kept at a time.</param>
/// <param name="Elapsed">Time since the beginning.</param>
public readonly record struct GraphProgress(int Done, int Failed, int Count, int Live, int PeakLive, TimeSpan Elapsed)
{
    /// <summary>Calls per second that were done since the beginning.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    /// <summary><c>37 of 100 calls done, 12.5 per second</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Done} of {Count} calls done{(Failed > 0 ? $", {Failed} failed or left out" : "")}, {Rate:G3} per second");
}
