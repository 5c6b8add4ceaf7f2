using System.Diagnostics;
using System.Text;
using Heppy.Storage;

namespace Heppy;

/// <summary>A chunk while it is processed: hands out its ranges, joins their results in entry order, and commits.</summary>
internal sealed class ChunkJob
{
    private readonly Lock _gate = new();
    private readonly RunContext _run;
    private readonly ChunkTask _task;
    private readonly PlannedComponent _planned;
    private readonly Component _component;
    private readonly FilePool _pool;
    private readonly IReadOnlyDictionary<int, PlannedFile> _files;
    private readonly EntryRange[][] _ranges;
    private readonly Dictionary<int, RangeResult> _waiting = [];
    private readonly ResultSet _results = new();
    private readonly List<EntryRange> _done = [];
    private readonly StringBuilder _printed = new();
    private long _start;
    private TimeSpan _cpu;
    private DateTimeOffset _started;
    private Attempt? _attempt;
    private TreeFiles? _trees;
    private Exception? _failure;
    private string? _endedByAnalysis;
    private string? _stopped;
    private bool _cut;
    private int _next;
    private int _running;
    private int _folded;

    internal ChunkJob(RunContext run, FilePool pool, string directory)
    {
        (_run, _pool, Directory) = (run, pool, directory);
        string path = Path.Combine(run.Outdir, directory);
        _task = PlanCheck.Task(Path.Combine(path, "chunk.json"));
        _planned = run.Plan.Components.FirstOrDefault(c => c.Name == _task.Component)
            ?? throw new UserError($"{path}/chunk.json is damaged: its component {_task.Component} is not in the plan. Remove {path} and run heppy --resume.", ExitCode.Incomplete);
        _component = run.Config.Components.First(c => c.Name == _task.Component);
        _files = _task.Files.ToDictionary(f => f.Index);
        _ranges = _task.Ranges.Length == 0 ? [[]] : _task.Ranges;
    }

    /// <summary>Name of its directory.</summary>
    internal string Directory { get; }

    /// <summary>Entries it has to process.</summary>
    internal long Entries => _ranges.Sum(r => r.Sum(s => s.Count));

    /// <summary>How it ended, once it has.</summary>
    internal ChunkOutcome? Outcome { get; private set; }

    /// <summary>Takes the next range to run, unless too many wait for an earlier one already.</summary>
    /// <param name="ahead">Ranges that may be finished before an earlier one.</param>
    /// <returns>Its number, or null.</returns>
    internal int? Take(int ahead)
    {
        lock (_gate)
        {
            if (_failure is not null || _cut || _run.Stop.IsRequested || _next >= _ranges.Length || _next - _folded >= ahead)
            {
                return null;
            }

            if (_next == 0)
            {
                (_start, _cpu, _started) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, _run.Time.GetUtcNow());
            }

            _running++;
            return _next++;
        }
    }

    /// <summary>Whether there is nothing left to hand out and nothing running.</summary>
    internal bool IsOver
    {
        get
        {
            lock (_gate)
            {
                return _running == 0 && (_next >= _ranges.Length || _failure is not null || _cut || _run.Stop.IsRequested);
            }
        }
    }

    /// <summary>Whether ranges may still be handed out.</summary>
    internal bool HasMore
    {
        get
        {
            lock (_gate)
            {
                return _next < _ranges.Length && _failure is null && !_cut && !_run.Stop.IsRequested;
            }
        }
    }

    /// <summary>Runs a range and joins its results. Failures are kept, not thrown.</summary>
    internal void Run(int range)
    {
        RangeResult? result = null;
        Exception? failure = null;
        try
        {
            // Before the work: a directory that cannot be written to is known at once.
            lock (_gate)
            {
                _attempt ??= Begin();
            }

            result = Process(range);
        }
        catch (Exception e)
        {
            failure = e;
        }

        lock (_gate)
        {
            _running--;
            try
            {
                if (result is not null && _failure is null)
                {
                    _waiting.Add(range, result);
                    FoldWhatIsNext();
                }
            }
            catch (Exception e)
            {
                failure = e;
            }

            _failure ??= failure;
        }
    }

    /// <summary>Writes and commits the results; called once, when <see cref="IsOver"/>.</summary>
    internal ChunkOutcome Finish()
    {
        try
        {
            Outcome = _failure is not null ? Failed(_failure) : Commit();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _failure = e;
            Outcome = Failed(e);
        }
        finally
        {
            _trees?.Dispose();
            _attempt?.Discard();
        }

        FailureNote.Leave(_run, _planned, Outcome, _failure);
        return Outcome;
    }

    private RangeResult Process(int range)
    {
        var sequence = new Sequence(_run.Config, _component, _planned.Triggers);
        AutomaticAxes.Fix(sequence, _run.Plan);
        sequence.ConnectSkims(_pool, _task.Files.Count > 0 ? _task.Files[0] : null);
        var notes = new StringBuilder();
        MemoryWatch? memory = _run.WatchMemory ? new MemoryWatch(notes) : null;
        EventPrinter? printer = range == 0 && _task.Index == 0 && _run.PrintCount > 0
            ? new EventPrinter(_run.Config, _printed, _run.PrintCount)
            : null;
        Action<Event, Sequence>? watch = printer is null && memory is null ? null : (ev, s) =>
        {
            printer?.Print(ev, s);
            if (ev.Stamp % 64 == 2)
            {
                memory?.Look(ev.Entry);
            }
        };
        var runner = new RangeRunner(sequence, _run.Stop, _run.Progress.For(_task.Component), watch);
        RangeResult result;
        try
        {
            result = runner.Run(_pool, _files, _ranges[range]);
        }
        catch (EventFailure failure)
        {
            failure.EventText = Printed(runner.Event, sequence);
            throw;
        }

        memory?.Finish();
        result.Notes = notes.ToString();
        return result;
    }

    /// <summary>The event that failed, while its columns are still there.</summary>
    private string Printed(Event ev, Sequence sequence)
    {
        try
        {
            return new EventPrinter(_run.Config, new StringBuilder(), 1).Text(ev, sequence);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"the event cannot be printed: {e.Message}\n";
        }
    }

    private void FoldWhatIsNext()
    {
        while (!_cut && _waiting.Remove(_folded, out RangeResult? result))
        {
            Fold(result);
            _folded++;
            _cut = result.Stopped is not null || result.EndedByAnalysis is not null;
            _stopped = result.Stopped;
            _endedByAnalysis = result.EndedByAnalysis;
        }
    }

    private void Fold(RangeResult result)
    {
        _trees ??= new TreeFiles(new AttemptSink(_attempt!), _run.Formats.Trees);
        foreach (AnalyzerResults analyzer in result.Analyzers)
        {
            foreach (ITreeRows rows in analyzer.Trees)
            {
                _trees.Append(analyzer.Name, rows);
            }

            analyzer.Trees.Clear();
        }

        _printed.Append(result.Notes);
        _results.Merge(result.ToSet());
        foreach (EntryRange done in result.Done)
        {
            if (_done.Count > 0 && _done[^1] is var last && last.File == done.File && last.First + last.Count == done.First)
            {
                _done[^1] = last with { Count = last.Count + done.Count };
            }
            else
            {
                _done.Add(done);
            }
        }
    }

    private Attempt Begin()
    {
        var directory = new ChunkDirectory(_run.Files, Path.Combine(_run.Outdir, Directory), store: _run.Store);
        return directory.Begin(_run.Outdir, _task.RunId, directory.TaskDigest());
    }

    private ChunkOutcome Commit()
    {
        bool whole = _folded == _ranges.Length && !_cut;
        if (!whole && _results.Read == 0 && _endedByAnalysis is null)
        {
            return Outcomes(ChunkState.NotStarted, _run.Stop.Reason ?? "stopped");
        }

        string? partial = Partial.Planned(_planned);
        _trees!.Finish();
        var sink = new AttemptSink(_attempt!);
        Summary summary = _results.Summarize(_planned, partial);
        var store = new ResultStore(_run.Formats);
        store.Write(sink, _results, summary);
        if (Directory == _planned.Name)
        {
            store.WriteWhole(sink, _results, summary);
        }

        ChunkState state = whole ? ChunkState.Complete : _endedByAnalysis is not null ? ChunkState.EndedByAnalysis : ChunkState.Stopped;
        TimeSpan wall = Stopwatch.GetElapsedTime(_start);
        ChunkLog.Write(sink, _planned, _task, _results, wall, _printed.ToString(), _endedByAnalysis ?? _stopped);
        var end = new ChunkEnd(state, _endedByAnalysis ?? _stopped ?? (whole ? null : _run.Stop.Reason), _started, wall, Environment.CpuUsage.TotalTime - _cpu);
        CommitResult result = _attempt!.Commit(end.Seal(_run.Plan, _task, Directory, _attempt.ChunkDigest, summary, _done, _results.Statistics));
        return result switch
        {
            CommitResult.Committed => Outcomes(state, _endedByAnalysis ?? (whole ? "" : _stopped ?? _run.Stop.Reason ?? "stopped")),
            CommitResult.LostRace => Outcomes(ChunkState.SealedByOther, "another process sealed it first"),
            _ => Outcomes(ChunkState.Failed, "the run was replaced meanwhile (another -f), so nothing was committed", FailureNote.RunReplaced),
        };
    }

    private ChunkOutcome Failed(Exception e) => e switch
    {
        EventFailure failure => Outcomes(ChunkState.Failed, failure.Message, failure.Cause) with { Entry = failure.Entry },
        AnalyzerFailure failure => Outcomes(ChunkState.Failed, failure.Message, failure.Cause),
        RemoteFailure failure => Outcomes(ChunkState.Failed, failure.Message, failure.Cause),
        UserError or IOException or InvalidDataException => Outcomes(ChunkState.Failed, e.Message, $"{e.GetType().Name}: {e.Message}") with { IsConflict = e is UserError { ExitCode: ExitCode.Conflict } },
        _ => Outcomes(ChunkState.Failed, e.ToString(), $"{e.GetType().Name}: {e.Message}"),
    };

    private ChunkOutcome Outcomes(ChunkState state, string message = "", string cause = "") =>
        new(Directory, _task.Component, state, _results.Read, message, cause, _start == 0 ? 0 : Stopwatch.GetElapsedTime(_start).TotalSeconds);
}
