using System.Globalization;
using Heppy.Reports;
using Heppy.Storage;

namespace Heppy.Tables;

/// <summary>Tables of what was processed, and of where the time went.</summary>
internal static class RunTables
{
    private static CultureInfo Culture => CultureInfo.InvariantCulture;

    /// <summary>A row for each component: files, events, weights, cross section, luminosity, scale.</summary>
    /// <param name="components">The components, in the order of the plan.</param>
    internal static Table Components(IReadOnlyList<ReportComponent> components) => new("Events and weights",
    [
        ["component", "kind", "files", "events", "of", "selected", "sum of weights", "cross section [pb]", "luminosity [1/pb]", "scale"],
        .. components.Select(Row),
    ]);

    /// <summary>A row for each analyzer: events, time per event that it saw, time per event of all, share; over all components.</summary>
    /// <param name="components">The components.</param>
    /// <returns>The table, or null if no chunk is done.</returns>
    internal static Table? Times(IReadOnlyList<ReportComponent> components)
    {
        Seal[] seals = [.. components.SelectMany(c => c.Seals)];
        long events = seals.Sum(s => s.EntriesRead);
        if (events == 0)
        {
            return null;
        }

        AnalyzerCost[] rows = [.. Costs(components)];
        double total = rows.Sum(r => r.All);
        return new Table("Time per analyzer",
        [
            ["analyzer", "events seen", "passed", "µs per event seen", "µs per event", "share"],
            .. rows.Select(r => (string[])[r.Name, N(r.Processed), N(r.Passed), r.Each.ToString("F3", Culture), r.All.ToString("F3", Culture), Share(r.All, total)]),
            ["all", N(events), N(seals.Sum(s => s.EntriesSelected)), "", total.ToString("F3", Culture), Share(total, total)],
        ]);
    }

    /// <summary>What each analyzer costs, over all components; nothing if no chunk is done.</summary>
    /// <param name="components">The components.</param>
    internal static IEnumerable<AnalyzerCost> Costs(IReadOnlyList<ReportComponent> components)
    {
        Seal[] seals = [.. components.SelectMany(c => c.Seals)];
        long events = Math.Max(1, seals.Sum(s => s.EntriesRead));
        foreach (IGrouping<string, AnalyzerTime> times in seals.SelectMany(s => s.Times).GroupBy(t => t.Name, StringComparer.Ordinal))
        {
            // One event of some is timed, in each chunk: what was measured stands for all that the chunk saw.
            double seconds = times.Sum(t => t.Timed == 0 ? 0 : t.Seconds / t.Timed * t.Processed);
            long processed = times.Sum(t => t.Processed);
            yield return new AnalyzerCost(times.Key, processed, times.Sum(t => t.Passed), 1e6 * seconds / Math.Max(1, processed), 1e6 * seconds / events);
        }
    }

    private static string[] Row(ReportComponent component)
    {
        (PlannedComponent planned, Summary? summary) = (component.Planned, component.Summary);
        string cross = planned.CrossSection is { } pb ? pb.ToString("G6", Culture) : "-";
        string luminosity = planned.Luminosity is { } l ? l.ToString("G6", Culture) : "-";
        string files = planned.Kind == "generated" ? "-" : N(planned.Files.Count);
        return summary is null
            ? [planned.Name, planned.Kind, files, "0", N(planned.EntriesTotal), "-", "-", cross, luminosity, "-"]
            : [planned.Name, planned.Kind, files, N(summary.Events), N(summary.EventsTotal), N(summary.Selected), summary.SumOfWeights[0].ToString("G9", Culture), cross, luminosity, summary.Scale.ToString("G5", Culture)];
    }

    private static string Share(double part, double total) => total == 0 ? "-" : string.Create(Culture, $"{100 * part / total:F1} %");

    private static string N(long value) => value.ToString("N0", Culture);
}
