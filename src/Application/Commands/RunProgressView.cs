namespace Heppy.Commands;

/// <summary>Shows how far a run is: bars on a terminal, a line per finished chunk in a file.</summary>
internal sealed class RunProgressView : IDisposable
{
    private readonly RunContext _run;
    private readonly RunConsole _console;
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly ProgressView _view;

    internal RunProgressView(RunContext run, IReadOnlyList<string> todo, RunConsole console)
    {
        (_run, _console) = (run, console);
        foreach (string directory in todo)
        {
            ChunkTask task = PlanCheck.Task(Path.Combine(run.Outdir, directory, "chunk.json"));
            if (!_lines.TryGetValue(task.Component, out Line? line))
            {
                _lines.Add(task.Component, line = new Line());
            }

            line.Entries += task.Ranges.Sum(r => r.Sum(s => s.Count));
            line.Chunks++;
        }

        _view = new ProgressView(console, "events", Look);
    }

    /// <summary>Takes note of a chunk that ended.</summary>
    internal void Ended(ChunkOutcome outcome)
    {
        if (_lines.TryGetValue(outcome.Component, out Line? line))
        {
            bool isCut = outcome.State is ChunkState.Stopped or ChunkState.NotStarted;
            line.Ended += isCut ? 0 : 1;
            line.Stopped += isCut ? 1 : 0;
            line.Events += outcome.Events;
            line.Failed += outcome.State == ChunkState.Failed ? 1 : 0;
        }

        string what = outcome.State switch
        {
            ChunkState.Complete => "done",
            ChunkState.Stopped => $"stopped ({outcome.Message})",
            ChunkState.EndedByAnalysis => $"ended by analysis ({outcome.Message})",
            ChunkState.NotStarted => "not started",
            ChunkState.SealedByOther => "done by another process",
            _ => "FAILED",
        };
        if (!_console.IsTerminal || outcome.State is not ChunkState.Complete || _console.IsVerbose)
        {
            double rate = outcome.Events / Math.Max(outcome.Seconds, 1e-6);
            _console.Info(FormattableString.Invariant($"{outcome.Directory}: {what}, {outcome.Events:N0} events in {outcome.Seconds:F1} s ({rate:N0} ev/s)\n"));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        if (_console.IsTerminal)
        {
            _console.Info(_view.Bars());
        }
    }

    private IReadOnlyList<ProgressLine> Look() => [.. _lines.Select(l => new ProgressLine(
        l.Key,
        Math.Min(Math.Max(_run.Progress.Of(l.Key), l.Value.Events), l.Value.Entries),
        l.Value.Entries,
        FormattableString.Invariant($"{l.Value.Ended}/{l.Value.Chunks} chunks{(l.Value.Failed == 0 ? "" : $", {l.Value.Failed} FAILED")}{(l.Value.Stopped == 0 ? "" : $", {l.Value.Stopped} stopped")}"),
        l.Value.Ended == l.Value.Chunks,
        l.Value.Failed > 0))];

    private sealed class Line
    {
        internal long Entries;

        /// <summary>Of chunks that ended: the loops count in steps, of which a small chunk has none.</summary>
        internal long Events;
        internal int Chunks;
        internal int Ended;
        internal int Failed;

        /// <summary>Of chunks that did not come to their end, or were not begun: the rest of them is for later.</summary>
        internal int Stopped;
    }
}
