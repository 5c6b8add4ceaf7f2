using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>Takes an event through the analyzers, and counts how far events come and what time the analyzers take.</summary>
internal sealed class EventPath
{
    private readonly Step[] _steps;
    private readonly long[] _ended;                     // events by the analyzer they ended in; the last place is for all others
    private readonly long[] _timed;
    private readonly double[]? _before;                 // weight before each analyzer, where universes need it
    private readonly long[] _ticks;                     // of the stopwatch: a TimeSpan would cut most analyzers' times to 0

    /// <summary>Prepares the path.</summary>
    /// <param name="sequence">The analyzers.</param>
    internal EventPath(Sequence sequence)
    {
        _steps = [.. sequence.Analyzers.Select((a, i) => new Step(a, sequence.CutFlows[i] is { Length: > 0 } flows ? flows : null))];
        _before = sequence.Variations.Universes.Length > 0 ? new double[_steps.Length + 1] : null;
        (_ended, _timed, _ticks) = (new long[_steps.Length + 1], new long[_steps.Length], new long[_steps.Length]);
    }

    /// <summary>The analyzer at work, or -1 before the first. While an event is counted in, it is the one before.</summary>
    internal int Current { get; set; }

    /// <summary>The analyzer that ended the last event, or their number. Known where there are universes.</summary>
    internal int End { get; private set; }

    /// <summary>Processes an event.</summary>
    /// <returns>Whether no analyzer ended it.</returns>
    internal bool Process(Event ev)
    {
        Step[] steps = _steps;
        int i = 0;
        if (_before is not null)
        {
            return ProcessRecorded(ev);
        }

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

    /// <summary>Processes an event and takes the time.</summary>
    /// <returns>Whether no analyzer ended it.</returns>
    internal bool ProcessTimed(Event ev)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _steps.Length; i++)
        {
            Record(i, ev);
            bool passed = Begin(_steps, i, ev).Process(ev);
            long now = Stopwatch.GetTimestamp();
            _ticks[i] += now - start;
            _timed[i]++;
            start = now;
            if (!passed)
            {
                return Ended(i);
            }
        }

        Record(_steps.Length, ev);
        _ended[^1]++;
        return true;
    }

    /// <summary>Weight of the last event before an analyzer.</summary>
    internal double WeightBefore(int analyzer) => _before![analyzer];

    /// <summary>Adds to the time of an analyzer.</summary>
    internal void AddTime(int analyzer, long ticks) => _ticks[analyzer] += ticks;

    /// <summary>Counts an event in for an analyzer.</summary>
    internal Analyzer Begin(int analyzer, Event ev) => Begin(_steps, analyzer, ev);

    /// <summary>The analyzer at work ended the event, and the loop.</summary>
    internal void EndHere() => _ended[Current]++;

    /// <summary>An analyzer saw what ended in it or later, and let through what ended later.</summary>
    /// <param name="names">Names of the analyzers.</param>
    internal AnalyzerStatistics[] Statistics(IReadOnlyList<string> names)
    {
        var statistics = new AnalyzerStatistics[_steps.Length];
        long passed = _ended[^1];
        for (int i = statistics.Length - 1; i >= 0; i--)
        {
            statistics[i] = new AnalyzerStatistics(names[i])
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

    private bool ProcessRecorded(Event ev)
    {
        for (int i = 0; i < _steps.Length; i++)
        {
            Record(i, ev);
            if (!Begin(_steps, i, ev).Process(ev))
            {
                return Ended(i);
            }
        }

        Record(_steps.Length, ev);
        _ended[^1]++;
        return true;
    }

    private void Record(int i, Event ev)
    {
        if (_before is not null)
        {
            (_before[i], End) = (ev.Weight, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Analyzer Begin(Step[] steps, int i, Event ev)
    {
        ref readonly Step step = ref steps[i];
        if (step.Flows is not null)
        {
            CountAll(step.Flows, ev);
        }

        Current = i;
        return step.Analyzer;
    }

    private static void CountAll(CountedFlow[] flows, Event ev)
    {
        foreach (CountedFlow flow in flows)
        {
            flow.Count(ev, 0);
        }
    }

    private bool Ended(int i)
    {
        _ended[i]++;
        return false;
    }

    /// <summary>An analyzer, and its cut flows, or null if it has none.</summary>
    private readonly record struct Step(Analyzer Analyzer, CountedFlow[]? Flows);
}
