namespace Heppy;

/// <summary>Finds ranges for automatic axes from the first events of each component, before anything is split.</summary>
/// <param name="config">The configuration.</param>
/// <param name="inputs">Opens files.</param>
internal sealed class FirstPass(Config config, Inputs inputs)
{
    private const long Events = 10_000;

    /// <summary>Adds the ranges that are not known yet to the plan.</summary>
    internal void FixAxes(Plan plan, Plan? earlier, PlanFindings findings)
    {
        foreach ((string key, double[] range) in earlier?.AxisRanges ?? [])
        {
            plan.AxisRanges[key] = range;
        }

        SortedDictionary<string, (double Min, double Max)?> seen = new(StringComparer.Ordinal);
        (PlannedComponent Planned, Sequence Sequence)[] open =
        [
            .. plan.Components.Select(p => (p, new Sequence(config, config.Components.First(c => c.Name == p.Name), p.Triggers)))
                .Where(p => AutomaticAxes.Of(p.Item2).Any(a => !plan.AxisRanges.ContainsKey(a.Key))),
        ];
        using var pool = new FilePool(inputs, config);
        foreach ((PlannedComponent planned, Sequence sequence) in open)
        {
            sequence.ConnectSkims(pool, planned.Files.Count > 0 ? planned.Files[0] : null);
            Run(sequence, planned, pool, findings);
            foreach ((string key, AutomaticAxis axis) in AutomaticAxes.Of(sequence))
            {
                (double Min, double Max)? known = seen.GetValueOrDefault(key);
                seen[key] = (known, axis.Observed) switch
                {
                    ({ } a, { } b) => (Math.Min(a.Min, b.Min), Math.Max(a.Max, b.Max)),
                    var (a, b) => a ?? b,
                };
            }
        }

        foreach ((string key, (double Min, double Max)? range) in seen)
        {
            (double low, double high) = range is { } r ? AutomaticAxis.NiceRange(r.Min, r.Max) : (0, 1);
            plan.AxisRanges.TryAdd(key, [low, high]);
        }
    }

    private static void Run(Sequence sequence, PlannedComponent planned, FilePool pool, PlanFindings findings)
    {
        List<EntryRange> first = [];
        long left = Math.Min(Events, planned.Entries);
        foreach (PlannedFile file in planned.Files)
        {
            long count = Math.Min(left, file.Entries);
            if (count > 0)
            {
                first.Add(new EntryRange(file.Index, 0, count));
                left -= count;
            }
        }

        try
        {
            new RangeRunner(sequence, new StopSignal(), withVariations: false).Run(pool, planned.Files.ToDictionary(f => f.Index), [.. first]);
        }
        catch (Exception e) when (e is EventFailure or AnalyzerFailure or IOException or InvalidDataException)
        {
            // The run itself will meet the same and report it; the range is that of what was seen before it.
            findings.Warning($"{planned.Name}: ranges of automatic axes come from the events before a failure. {e.Message}");
        }
    }
}
