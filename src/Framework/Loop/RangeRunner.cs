using System.Diagnostics;
using Heppy.Events;
using Heppy.Physics;

namespace Heppy;

/// <summary>The event loop: runs a sequence over the entries of a range.</summary>
internal sealed class RangeRunner
{
    private const long TimedMask = 63;
    private readonly Sequence _sequence;
    private readonly Analyzer[] _analyzers;
    private readonly CutFlow[][] _flows;
    private readonly long[] _ended;                     // events by the analyzer they ended in; the last place is for all others
    private readonly long[] _timed;
    private readonly long[] _ticks;                     // of the stopwatch: a TimeSpan would cut most analyzers' times to 0
    private readonly RangeResult _result = new();
    private readonly Event _event;
    private readonly StopSignal _stop;
    private readonly RunProgress.Counter? _progress;
    private readonly Action<Event, Sequence>? _watch;
    private int _current;

    /// <summary>Prepares a loop.</summary>
    /// <param name="sequence">Fresh analyzers.</param>
    /// <param name="stop">Ends the loop early.</param>
    /// <param name="progress">Counts events, or null.</param>
    /// <param name="watch">Called after each event, or null: prints events.</param>
    internal RangeRunner(Sequence sequence, StopSignal stop, RunProgress.Counter? progress = null, Action<Event, Sequence>? watch = null)
    {
        (_sequence, _analyzers, _stop, _progress, _watch) = (sequence, sequence.Analyzers, stop, progress, watch);
        _flows = sequence.CutFlows;
        (_ended, _timed, _ticks) = (new long[_analyzers.Length + 1], new long[_analyzers.Length], new long[_analyzers.Length]);
        _event = new Event(sequence.Component);
    }

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
            _result.Weights.AddUnit(0);
            _result.Weights.AddUnit(1);
            return;
        }

        if (!double.IsFinite(weight))
        {
            throw new InvalidDataException($"the generator weight {_event.Component.EventWeight} is {weight}: no sum of weights could be right with it");
        }

        _result.Weights.Add(0, weight);
        _result.Weights.Add(1, weight * weight);
    }

    private bool ProcessPlain()
    {
        Analyzer[] analyzers = _analyzers;
        CutFlow[][] flows = _flows;
        Event ev = _event;
        for (int i = 0; i < analyzers.Length; i++)
        {
            _current = i;
            CountAll(flows[i], ev);
            if (!analyzers[i].Process(ev))
            {
                _ended[i]++;
                return false;
            }
        }

        _ended[^1]++;
        return true;
    }

    private bool ProcessTimed()
    {
        _progress?.Add(TimedMask + 1);
        for (int i = 0; i < _analyzers.Length; i++)
        {
            _current = i;
            CountAll(_flows[i], _event);
            long start = Stopwatch.GetTimestamp();
            bool passed = _analyzers[i].Process(_event);
            _ticks[i] += Stopwatch.GetTimestamp() - start;
            _timed[i]++;
            if (!passed)
            {
                _ended[i]++;
                return false;
            }
        }

        _ended[^1]++;
        return true;
    }

    private static void CountAll(CutFlow[] flows, Event ev)
    {
        foreach (CutFlow flow in flows)
        {
            flow.Count(0, ev.Weight);
        }
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

        string name = _current < 0 ? "the loop" : _sequence.Names[_current];
        return new EventFailure(name, SourcePlace.Of(e), _event.Entry, $"{identity}; entry {_event.EntryInFile} of {_event.File}", e);
    }
}
