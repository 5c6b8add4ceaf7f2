using System.Globalization;
using Heppy.Events;

namespace Heppy;

/// <summary>The event loop: runs a sequence over the entries of a range.</summary>
internal sealed class RangeRunner
{
    private const long TimedMask = 63;
    private readonly Sequence _sequence;
    private readonly Analyzer[] _analyzers;
    private readonly EventPath _path;
    private readonly RangeResult _result = new();
    private readonly Event _event;
    private readonly StopSignal _stop;
    private readonly RunProgress.Counter? _progress;
    private readonly Action<Event, Sequence>? _watch;
    private readonly UniverseLoop? _universes;
    private long _unweighted;                           // events of weight 1

    /// <summary>Prepares a loop.</summary>
    /// <param name="sequence">Fresh analyzers.</param>
    /// <param name="stop">Ends the loop early.</param>
    /// <param name="progress">Counts events, or null.</param>
    /// <param name="watch">Called after each event, or null: prints events.</param>
    /// <param name="withVariations">Whether shifted collections are processed too.</param>
    internal RangeRunner(
        Sequence sequence, StopSignal stop, RunProgress.Counter? progress = null, Action<Event, Sequence>? watch = null, bool withVariations = true)
    {
        (_sequence, _analyzers, _stop, _progress, _watch) = (sequence, sequence.Analyzers, stop, progress, watch);
        _path = new EventPath(sequence);
        _event = new Event(sequence.Component, sequence.Variations.Names);
        _universes = withVariations && sequence.Variations.Universes.Length > 0 ? new UniverseLoop(sequence, _path) : null;
    }

    /// <summary>The event being processed, or the last one.</summary>
    internal Event Event => _event;

    /// <summary>Processes all entries of a range.</summary>
    /// <exception cref="EventFailure">An analyzer threw.</exception>
    /// <exception cref="AnalyzerFailure">An analyzer threw between events.</exception>
    internal RangeResult Run(FilePool pool, IReadOnlyDictionary<int, PlannedFile> files, EntryRange[] segments)
    {
        Each("at the begin of the loop", i => _analyzers[i].BeginLoop(_sequence.Setups[i]));

        using var reader = new BatchReader(pool, files, _sequence.Columns, segments);
        string? open = null;
        foreach (EventBatch batch in reader.Batches())
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
        Each("at the end of the loop", i =>
        {
            _analyzers[i].EndLoop();
            foreach (Handle handle in _sequence.HandlesAt(i))
            {
                handle.Finish();
            }
        });

        _result.Weights.AddUnits(0, _unweighted);
        _result.Weights.AddUnits(1, _unweighted);
        _result.Analyzers = _sequence.Collect();
        _result.Statistics = _path.Statistics(_sequence.Names);
        for (int i = 0; i < _analyzers.Length; i++)
        {
            foreach (HistogramHandle histogram in _sequence.HandlesAt(i).OfType<HistogramHandle>().Where(h => h.NaNFills > 0))
            {
                _result.Statistics[i].NaNFills[histogram.Name] = histogram.NaNFills;
            }
        }

        // Not after a failure: the event is printed then.
        reader.ReturnBatches();
        return _result;
    }

    private void Process(EventBatch batch)
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

                _path.Current = -1;
                _event.Row = row;
                _event.Stamp++;
                BeginEvent(weights is null ? 1.0 : weights[row]);
                bool isTimed = (_event.Stamp & TimedMask) == 0;
                bool passed = isTimed ? ProcessTimed() : _path.Process(_event);
                _result.Selected += passed ? 1 : 0;
                _universes?.Process(_event, isTimed);
                row++;
                _watch?.Invoke(_event, _sequence);
            }
        }
        catch (UserStop stop)
        {
            _result.EndedByAnalysis = $"{_sequence.Names[_path.Current]}: {stop.Message}";
            if (_event.Universe < 0)
            {
                _path.EndHere();
            }

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

    private bool ProcessTimed()
    {
        _progress?.Add(TimedMask + 1);
        return _path.ProcessTimed(_event);
    }

    private void BeginEvent(double weight)
    {
        _event.Begin(weight);
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

    private void ChangeFile(string? from, string? to)
    {
        if (from is not null)
        {
            Each($"at the end of {Short(from)}", i => _analyzers[i].EndFile(from));
        }

        if (to is not null)
        {
            Each($"at the begin of {Short(to)}", i => _analyzers[i].BeginFile(to));
        }
    }

    private void Each(string place, Action<int> call)
    {
        for (int i = 0; i < _analyzers.Length; i++)
        {
            try
            {
                call(i);
            }
            catch (Exception e) when (e is not UserError and not OutOfMemoryException)
            {
                throw new AnalyzerFailure($"{_sequence.Names[i]} threw {e.GetType().Name}{SourcePlace.Of(e)}", place, e);
            }
        }
    }

    /// <summary>A file by its name and that of its folder, as one looks for it.</summary>
    private static string Short(string file) => Path.Combine(Path.GetFileName(Path.GetDirectoryName(file)) ?? "", Path.GetFileName(file));

    private void AddDone(EventBatch batch, int rows)
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

        return new EventFailure(What(e), _event.Entry, $"({identity}) of {Short(_event.File)}", e);
    }

    private string What(Exception e)
    {
        string weight = _event.Weight.ToString(CultureInfo.InvariantCulture);
        if (_path.Current < 0)
        {
            return $"the generator weight {_event.Component.EventWeight} is {weight}";
        }

        string name = _sequence.Names[_path.Current] + (_event.Universe < 0 ? "" : $" under {_event.Variation}");
        if (e is ArgumentException && !double.IsFinite(_event.Weight * _event.Weight))
        {
            // What is filled or counted says so: in an analyzer, at this line, or when the event is counted in for the next one.
            string place = SourcePlace.OfUser(e);
            return $"the weight of the event is {weight} {(place.Length == 0 ? "after" : "in")} {name}{place}";
        }

        return $"{name} threw {e.GetType().Name}{SourcePlace.Of(e)}";
    }
}
