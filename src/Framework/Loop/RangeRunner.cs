using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Heppy.Events;
using Heppy.Physics;

namespace Heppy;

/// <summary>The event loop: runs a sequence over the entries of a range.</summary>
internal sealed class RangeRunner
{
    private const long TimedMask = 63;
    private readonly Sequence _sequence;
    private readonly Analyzer[] _analyzers;
    private readonly Step[] _steps;
    private readonly long[] _ended;                     // events by the analyzer they ended in; the last place is for all others
    private readonly long[] _timed;
    private readonly long[] _ticks;                     // of the stopwatch: a TimeSpan would cut most analyzers' times to 0
    private readonly RangeResult _result = new();
    private readonly Event _event;
    private readonly StopSignal _stop;
    private readonly RunProgress.Counter? _progress;
    private readonly Action<Event, Sequence>? _watch;
    private int _current;
    private long _unweighted;                           // events of weight 1

    /// <summary>Prepares a loop.</summary>
    /// <param name="sequence">Fresh analyzers.</param>
    /// <param name="stop">Ends the loop early.</param>
    /// <param name="progress">Counts events, or null.</param>
    /// <param name="watch">Called after each event, or null: prints events.</param>
    internal RangeRunner(Sequence sequence, StopSignal stop, RunProgress.Counter? progress = null, Action<Event, Sequence>? watch = null)
    {
        (_sequence, _analyzers, _stop, _progress, _watch) = (sequence, sequence.Analyzers, stop, progress, watch);
        _steps = [.. _analyzers.Select((a, i) => new Step(a, sequence.CutFlows[i] is { Length: > 0 } flows ? flows : null))];
        (_ended, _timed, _ticks) = (new long[_analyzers.Length + 1], new long[_analyzers.Length], new long[_analyzers.Length]);
        _event = new Event(sequence.Component);
    }

    /// <summary>The event being processed, or the last one.</summary>
    internal Event Event => _event;

    /// <summary>Processes all entries of a range.</summary>
    /// <exception cref="EventFailure">An analyzer threw.</exception>
    internal RangeResult Run(FilePool pool, IReadOnlyDictionary<int, PlannedFile> files, EntryRange[] segments)
    {
        for (int i = 0; i < _analyzers.Length; i++)
        {
            _analyzers[i].BeginLoop(_sequence.Setups[i]);
        }

        using (var reader = new BatchReader(pool, files, _sequence.Columns, segments))
        {
            string? open = null;
            foreach (Batch batch in reader.Batches())
            {
                if (open != batch.File)
                {
                    ChangeFile(open, open = batch.File);
                }

                Process(batch);
                if (_result.Stopped is not null || _result.EndedByAnalysis is not null)
                {
                    break;
                }
            }

            ChangeFile(open, null);
        }

        foreach (Analyzer analyzer in _analyzers)
        {
            analyzer.EndLoop();
        }

        _result.Weights.AddUnits(0, _unweighted);
        _result.Weights.AddUnits(1, _unweighted);
        _result.Analyzers = _sequence.Collect();
        _result.Statistics = Statistics();
        return _result;
    }

    private void Process(Batch batch)
    {
        _event.Batch = batch;
        _sequence.Attach(batch);
        double[]? weights = _sequence.WeightSlot < 0 ? null : ((ColumnBuffer<double>)batch.Columns[_sequence.WeightSlot]).Values;
        int row = batch.Span.First;
        try
        {
            while (row < batch.Span.End)
            {
                if (_stop.IsRequested)
                {
                    _result.Stopped = _stop.Reason;
                    break;
                }

                _current = -1;
                _event.Row = row;
                _event.Stamp++;
                BeginEvent(weights is null ? 1.0 : weights[row]);
                bool passed = (_event.Stamp & TimedMask) == 0 ? ProcessTimed() : ProcessPlain();
                _result.Selected += passed ? 1 : 0;
                row++;
                _watch?.Invoke(_event, _sequence);
            }
        }
        catch (UserStop stop)
        {
            _result.EndedByAnalysis = $"{_sequence.Names[_current]}: {stop.Message}";
            _ended[_current]++;
            row++;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw Failure(e);
        }

        int done = row - batch.Span.First;
        _result.Read += done;
        AddDone(batch, done);
    }

    private void BeginEvent(double weight)
    {
        _event.Weight = weight;
        if (weight == 1.0)
        {
            _unweighted++;
        }
        else
        {
            BeginWeighted(weight);
        }
    }

    private void BeginWeighted(double weight)
    {
        if (!double.IsFinite(weight))
        {
            throw new InvalidDataException("No sum of weights could be right with it: mend the file, or leave it out.");
        }

        _result.Weights.Add(0, weight);
        _result.Weights.Add(1, weight * weight);
    }

    private bool ProcessPlain()
    {
        Step[] steps = _steps;
        Event ev = _event;
        int i = 0;

        // Processor and compiler guess for each place of a call where it leads. With one place for all analyzers they would be
        // wrong most of the time, which costs more than a small analyzer, so there is one for each of the first sixteen.
        while (true)
        {
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
            if (i == steps.Length) { break; }
            if (!Begin(steps, i, ev).Process(ev)) { return Ended(i); }
            i++;
        }

        _ended[i]++;
        return true;
    }

    private bool ProcessTimed()
    {
        _progress?.Add(TimedMask + 1);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _steps.Length; i++)
        {
            bool passed = Begin(_steps, i, _event).Process(_event);
            long now = Stopwatch.GetTimestamp();
            _ticks[i] += now - start;
            _timed[i]++;
            start = now;
            if (!passed)
            {
                return Ended(i);
            }
        }

        _ended[^1]++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Analyzer Begin(Step[] steps, int i, Event ev)
    {
        _current = i;
        ref readonly Step step = ref steps[i];
        if (step.Flows is not null)
        {
            CountAll(step.Flows, ev);
        }

        return step.Analyzer;
    }

    private static void CountAll(CutFlow[] flows, Event ev)
    {
        foreach (CutFlow flow in flows)
        {
            flow.Count(0, ev.Weight);
        }
    }

    private bool Ended(int i)
    {
        _ended[i]++;
        return false;
    }

    /// <summary>An analyzer saw what ended in it or later, and let through what ended later.</summary>
    private AnalyzerStatistics[] Statistics()
    {
        var statistics = new AnalyzerStatistics[_analyzers.Length];
        long passed = _ended[^1];
        for (int i = statistics.Length - 1; i >= 0; i--)
        {
            statistics[i] = new AnalyzerStatistics(_sequence.Names[i])
            {
                Processed = passed + _ended[i],
                Passed = passed,
                Timed = _timed[i],
                Time = Stopwatch.GetElapsedTime(0, _ticks[i]),
            };
            passed += _ended[i];
        }

        return statistics;
    }

    private void ChangeFile(string? from, string? to)
    {
        foreach (Analyzer analyzer in _analyzers)
        {
            if (from is not null)
            {
                analyzer.EndFile(from);
            }

            if (to is not null)
            {
                analyzer.BeginFile(to);
            }
        }
    }

    private void AddDone(Batch batch, int rows)
    {
        if (rows == 0)
        {
            return;
        }

        long first = batch.FirstEntryInFile + batch.Span.First;
        if (_result.Done.Count > 0 && _result.Done[^1] is var last && last.File == batch.FileIndex && last.First + last.Count == first)
        {
            _result.Done[^1] = last with { Count = last.Count + rows };
        }
        else
        {
            _result.Done.Add(new EntryRange(batch.FileIndex, first, rows));
        }
    }

    private EventFailure Failure(Exception e)
    {
        string identity;
        try
        {
            identity = $"run {_event.Run}, lumi {_event.Lumi}, event {_event.Number}";
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            identity = "run, lumi and event not readable";
        }

        string file = Path.Combine(Path.GetFileName(Path.GetDirectoryName(_event.File)) ?? "", Path.GetFileName(_event.File));
        string what = _current < 0
            ? string.Create(CultureInfo.InvariantCulture, $"the generator weight {_event.Component.EventWeight} is {_event.Weight}")
            : $"{_sequence.Names[_current]} threw {e.GetType().Name}{SourcePlace.Of(e)}";
        return new EventFailure(what, _event.Entry, $"({identity}) of {file}", e);
    }

    /// <summary>An analyzer, and its cut flows, or null if it has none.</summary>
    private readonly record struct Step(Analyzer Analyzer, CutFlow[]? Flows);
}
