using Heppy.Events;
using Heppy.Examples;
using Heppy.Formats.Parquet;

namespace Heppy.Analyzers.Tests;

/// <summary>Runs analyzers over events in this process, planned as a run is.</summary>
internal static class TestRun
{
    /// <summary>A component with events like those of the ADL benchmark.</summary>
    internal static GeneratedComponent Adl(long events, ulong seed = 1) => new("adl") { Generator = new AdlGenerator(seed), Events = events };

    /// <summary>Runs a sequence over all events of a component, as one range, or over the given part of them.</summary>
    internal static ResultSet Over(Component component, Func<Component, Analyzer?[]> sequence, EntryRange? part = null)
    {
        var config = new Config { Components = [component], Sequence = sequence };
        var inputs = new Inputs([new ParquetFormat()], new FooterCache(null));
        Plan plan = new Planner(config, inputs, null).Make(new PlanRequest(), "configuration", "tool", TimeProvider.System).Plan;
        PlannedComponent planned = plan.Components[0];
        var analyzers = new Sequence(config, component, planned.Triggers);
        AutomaticAxes.Fix(analyzers, plan);
        using var pool = new FilePool(inputs, config);
        EntryRange[] all = part is { } only ? [only] : [.. planned.Files.Select(f => new EntryRange(f.Index, 0, f.Entries))];
        return new RangeRunner(analyzers, new StopSignal()).Run(pool, planned.Files.ToDictionary(f => f.Index), all).ToSet();
    }

    /// <summary>Items of a collection after a sequence, by entry, of the events that reach its end.</summary>
    internal static SortedDictionary<long, T[]> Collect<T>(Component component, string collection, Func<Analyzer[]> sequence)
    {
        var found = new SortedDictionary<long, T[]>();
        Over(component, _ => [.. sequence(), new Kept<T>(collection, found)]);
        return found;
    }

    /// <summary>Items that an analyzer makes in one event with given collections.</summary>
    internal static T[] Once<T>(string collection, Func<Analyzer[]> sequence) => Collect<T>(Adl(1), collection, sequence)[0];

    /// <summary>Results of an analyzer.</summary>
    internal static AnalyzerResults Of(this ResultSet results, string analyzer) => results.Analyzers.Single(a => a.Name == analyzer);
}
