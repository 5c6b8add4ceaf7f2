using System.Globalization;
using Heppy.Listing;
using Heppy.Plots;
using Heppy.Reports;
using Heppy.Tables;

namespace Heppy.Commands;

/// <summary>Puts together what is to be said of a run.</summary>
/// <param name="run">The run.</param>
/// <param name="shown">Its directory as it was typed.</param>
internal sealed class ReportBuilder(RunDirectory run, string shown)
{
    private static CultureInfo Culture => CultureInfo.InvariantCulture;

    /// <summary>Looks at everything.</summary>
    /// <param name="style">Style of the figures.</param>
    /// <param name="hasFigures">Whether to draw them.</param>
    /// <param name="threads">How many threads draw.</param>
    /// <param name="progress">Counts results that are drawn.</param>
    internal RunReport Build(PlotStyle style, bool hasFigures, int threads, RunProgress.Counter progress)
    {
        var status = RunStatus.Of(run, shown);
        IReadOnlyList<ChunkStatus> chunks = status.Chunks();
        IReadOnlyList<ReportComponent> components = new RunResults(run, status.Plan).Read();
        IReadOnlyList<FailureGroup> failures = ChunkFailures.Of(run.Path, chunks);
        ReportComponent[] done = [.. components.Where(c => c.Summary is not null)];
        PlotComponent[] drawn = [.. done.Select(c => new PlotComponent(c.Summary!, c.Results!.Analyzers))];
        Gallery gallery = hasFigures ? Gallery.Of(new PlotBook(drawn, style, new PlotChoice()), threads, progress) : Gallery.Empty;
        var roles = Grouping.Of(drawn, style).SelectMany(g => g.Components.Select(c => (c.Summary.Component, g.Role))).ToDictionary(r => r.Component, r => r.Role);
        var flows = new CutFlowTables([.. done.Select(c => (c.Summary!, c.Results!))]);
        PinnedRun pinned = run.ReadPinned();
        ReportVerdict verdict = Verdict(chunks, components, failures);
        return new RunReport
        {
            Name = Path.GetFileName(run.Path),
            Verdict = verdict,
            Headline = Headline(chunks, components),
            Facts = [.. RunFacts.Of(run, status.Plan, pinned, [.. components.SelectMany(c => c.Seals)])],
            Sources = [.. pinned.Sources.Select(s => (s, run.Source(s)))],
            Components = RunTables.Components(components),
            Chunks = new Table("Chunks", CheckText.Rows(chunks)),
            Missing = [.. components.SelectMany(Missing)],
            Yields = flows.Yields(name => roles[name]),
            CutFlows = [.. flows.All()],
            Times = RunTables.Times(components),
            Failures = failures,
            Warnings = [.. status.Plan.Warnings ?? [], .. Warnings(components, gallery)],
            Gallery = gallery,
        };
    }

    private static ReportVerdict Verdict(IReadOnlyList<ChunkStatus> chunks, IReadOnlyList<ReportComponent> components, IReadOnlyList<FailureGroup> failures)
    {
        if (failures.Count > 0)
        {
            return ReportVerdict.Failed;
        }

        return chunks.Any(c => c.IsUnderWay) ? ReportVerdict.Running
            : chunks.Any(c => c is { Condition: ChunkCondition.Stopped, IsDone: false }) ? ReportVerdict.Stopped
            : components.All(c => c.Summary is { IsWhole: true }) ? ReportVerdict.Complete : ReportVerdict.Partial;
    }

    private static string Headline(IReadOnlyList<ChunkStatus> chunks, IReadOnlyList<ReportComponent> components)
    {
        long events = components.Sum(c => c.Summary?.Events ?? 0);
        long all = components.Sum(c => c.Planned.EntriesTotal);
        string part = events == all ? "" : string.Create(Culture, $" of {all:N0}");
        return string.Create(Culture, $"{chunks.Count(c => c.IsDone):N0} of {chunks.Count:N0} chunks are done; {events:N0}{part} events of {CountText.Of(components.Count, "component")} are in this report.");
    }

    private static IEnumerable<string> Missing(ReportComponent component)
    {
        if (!component.Completeness.IsComplete)
        {
            yield return component.Completeness.Sentence;
        }
        else if (component.Summary is { IsWhole: false } summary)
        {
            yield return string.Create(Culture, $"{summary.Component}: {summary.Events:N0} of {summary.EventsTotal:N0} events: {summary.Partial}");
        }
    }

    private IEnumerable<string> Warnings(IReadOnlyList<ReportComponent> components, Gallery gallery)
    {
        string[] added = [.. components.Where(c => c is { IsMerged: false, Summary: not null }).Select(c => c.Planned.Name)];
        if (added.Length > 0)
        {
            string next = components.All(c => c.Completeness.IsComplete) ? $"To merge: heppy-hadd {shown}" : $"To finish: heppy --resume {shown}";
            yield return $"not merged yet, added up from chunks for this report: {string.Join(", ", added)}. {next}";
        }

        foreach (string conflict in components.SelectMany(c => c.Completeness.Conflicts))
        {
            yield return conflict;
        }

        foreach (string line in components.Where(c => c.Summary is not null).SelectMany(c => LumiText.Of(c.Summary!, Path.Combine(shown, c.Planned.Name)).Split('\n', StringSplitOptions.RemoveEmptyEntries)).Where(l => l.Contains("missing:", StringComparison.Ordinal)))
        {
            yield return line;
        }

        foreach (Summary none in components.Select(c => c.Summary).OfType<Summary>().Where(s => s is { Events: > 0, Selected: 0 }))
        {
            yield return string.Create(Culture, $"{none.Component}: none of {none.Events:N0} events passed all analyzers");
        }

        foreach (string line in NaNFills.Of(run.Path, components))
        {
            yield return line;
        }

        foreach (string warning in gallery.Warnings)
        {
            yield return warning;
        }
    }
}
