using System.Diagnostics;

namespace Heppy.Graphs.Running;

/// <summary>Tells a listener how far a graph is, not too often, and in order.</summary>
/// <param name="listener">The listener.</param>
/// <param name="state">The graph.</param>
internal sealed class ProgressReports(IProgress<GraphProgress> listener, GraphState state)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly Lock _gate = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private TimeSpan _next = Interval;
    private GraphProgress? _noted;

    /// <summary>Something has ended; called while nothing else does.</summary>
    internal void Note(bool isOver)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_began);
        if (isOver || elapsed >= _next)
        {
            _next = elapsed + Interval;
            lock (_gate)
            {
                _noted = new GraphProgress(state.Done, state.Failed, state.Calls, state.Live, state.PeakLive, elapsed);
            }
        }
    }

    /// <summary>Tells what was noted, if that has not been told.</summary>
    /// <returns>What the listener threw, or null.</returns>
    internal Exception? Send()
    {
        lock (_gate)
        {
            if (_noted is not { } progress)
            {
                return null;
            }

            _noted = null;
            try
            {
                listener.Report(progress);
                return null;
            }
            catch (Exception e)
            {
                return e;
            }
        }
    }
}
