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
    internal static ResultSet Over(Component component, Func<Component, Analyzer?[]> sequence, EntryRange? part = null) =>
        Trial.Process(component, sequence, new Inputs([new ParquetFormat()], new FooterCache(null)), part);

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
