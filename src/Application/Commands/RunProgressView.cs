using System.Diagnostics;
using System.Text;

namespace Heppy.Commands;

/// <summary>Shows how far a run is: bars on a terminal, a line per finished chunk in a file.</summary>
internal sealed class RunProgressView : IDisposable
{
    private readonly RunContext _run;
    private readonly RunConsole _console;
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Timer? _timer;

    internal RunProgressView(RunContext run, IReadOnlyList<string> todo, RunConsole console)
    {
        (_run, _console) = (run, console);
        foreach (string directory in todo)
        {
            ChunkTask task = JsonFiles.Read<ChunkTask>(Path.Combine(run.Outdir, directory, "chunk.json"));
            if (!_lines.TryGetValue(task.Component, out Line? line))
            {
                _lines.Add(task.Component, line = new Line());
            }

            line.Entries += task.Ranges.Sum(r => r.Sum(s => s.Count));
            line.Chunks++;
        }

        _timer = console.IsTerminal ? new Timer(_ => _console.Draw(Bars()), null, 200, 250) : null;
    }

    /// <summary>Takes note of a chunk that ended.</summary>
    internal void Ended(ChunkOutcome outcome)
    {
        if (_lines.TryGetValue(outcome.Component, out Line? line))
        {
            line.Ended++;
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
        if (_timer is not null)
        {
            using var over = new ManualResetEvent(false);
            _timer.Dispose(over);
            over.WaitOne();
            _console.Draw(Bars());
            _console.Draw("");
            _console.Info(Bars());
        }
    }

    private string Bars()
    {
        var text = new StringBuilder();
        double seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        int width = Math.Max(3, _lines.Keys.Max(k => k.Length));
        foreach ((string name, Line line) in _lines)
        {
            text.Append(Bar(name.PadRight(width), Math.Min(_run.Progress.Of(name), line.Entries), line, seconds));
        }

        if (_lines.Count > 1)
        {
            var all = new Line { Entries = _lines.Values.Sum(l => l.Entries), Chunks = _lines.Values.Sum(l => l.Chunks), Ended = _lines.Values.Sum(l => l.Ended), Failed = _lines.Values.Sum(l => l.Failed) };
            text.Append(Bar("all".PadRight(width), _lines.Sum(l => Math.Min(_run.Progress.Of(l.Key), l.Value.Entries)), all, seconds));
        }

        return text.ToString();
    }

    private static string Bar(string name, long events, Line line, double seconds)
    {
        double fraction = line.Ended == line.Chunks ? 1 : line.Entries == 0 ? 0 : (double)events / line.Entries;
        string bar = new string('#', (int)(24 * fraction)).PadRight(24, '.');
        double rate = events / Math.Max(seconds, 1e-6);
        string left = line.Ended == line.Chunks ? "" : rate > 0 ? Time((line.Entries - events) / rate) + " left" : "";
        string failed = line.Failed == 0 ? "" : $", {line.Failed} FAILED";
        return FormattableString.Invariant($"{name} [{bar}] {100 * fraction,3:F0} %  {line.Ended}/{line.Chunks} chunks{failed}  {rate,10:N0} ev/s  {left}\n");
    }

    /// <summary>A duration as it is printed.</summary>
    internal static string Time(double seconds) => seconds switch
    {
        < 90 => FormattableString.Invariant($"{seconds:F0} s"),
        < 5400 => FormattableString.Invariant($"{seconds / 60:F0} min"),
        _ => FormattableString.Invariant($"{seconds / 3600:F1} h"),
    };

    private sealed class Line
    {
        internal long Entries;
        internal int Chunks;
        internal int Ended;
        internal int Failed;
    }
}
