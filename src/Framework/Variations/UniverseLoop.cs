using System.Diagnostics;

namespace Heppy;

/// <summary>Takes an event through the analyzers again for each shifted collection, after the nominal event.</summary>
/// <param name="sequence">The analyzers.</param>
/// <param name="path">Where the nominal event went.</param>
internal sealed class UniverseLoop(Sequence sequence, EventPath path)
{
    private readonly Universe[] _universes = sequence.Variations.Universes;
    private readonly bool[] _onlyAdds = [.. sequence.Analyzers.Select(a => a.OnlyAddsCollections)];

    /// <summary>Processes the event under all shifted collections.</summary>
    /// <param name="ev">The event, after the nominal path.</param>
    /// <param name="isTimed">Whether the time of the analyzers is taken.</param>
    internal void Process(Event ev, bool isTimed)
    {
        double weight = ev.Weight;
        foreach (Universe universe in _universes)
        {
            // An event that was ended before has no shifted collection.
            if (path.End > universe.Declared.Analyzer)
            {
                Process(ev, universe, isTimed);
            }
        }

        ev.LeaveUniverse(weight);
    }

    private void Process(Event ev, Universe universe, bool isTimed)
    {
        Array.ForEach(universe.Products, p => p.Vary());
        path.Current = universe.Declared.Analyzer;
        ev.EnterUniverse(universe.Variation, path.WeightBefore(path.Current));
        universe.Declared.Collection!.Apply(ev, universe.Declared.Shift);
        bool diverged = false;
        foreach (int i in universe.Affected)
        {
            if (!diverged)
            {
                if (i > path.End)
                {
                    break;                              // the nominal event was ended by an analyzer that sees the same here
                }

                ev.EnterUniverse(universe.Variation, path.WeightBefore(i));
            }

            long start = isTimed ? Stopwatch.GetTimestamp() : 0;
            bool passed = path.Begin(i, ev).Process(ev);
            if (isTimed)
            {
                path.AddTime(i, Stopwatch.GetTimestamp() - start);
            }

            if (!passed)
            {
                break;
            }

            diverged |= !_onlyAdds[i];
        }

        Array.ForEach(universe.Products, p => p.Restore());
    }
}
