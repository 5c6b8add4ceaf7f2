using System.Globalization;
using Heppy.Tables;
using Scriban.Runtime;

namespace Heppy.Reports;

/// <summary>A report as one HTML file that needs nothing else.</summary>
internal static class ReportPage
{
    /// <summary>Writes it.</summary>
    /// <param name="report">What it says.</param>
    internal static string Of(RunReport report) => PageTemplate.Render("report.html", new ScriptObject
    {
        { "name", report.Name },
        { "verdict", report.Verdict.ToString().ToLowerInvariant() },
        { "word", report.Word },
        { "headline", report.Headline },
        { "version", SoftwareVersion.Number },
        { "facts", List(report.Facts.Select(f => new ScriptObject { { "name", f.Name }, { "value", f.Value } })) },
        { "sources", List(report.Sources.Select(s => new ScriptObject { { "name", s.Name }, { "text", s.Text } })) },
        { "tiles", List(Tiles(report).Select(t => new ScriptObject { { "value", t.Value }, { "name", t.Name } })) },
        { "components", Model(report.Components) },
        { "chunks", Model(report.Chunks) },
        { "missing", List(report.Missing) },
        { "yields", report.Yields is { } yields ? Model(yields) : null },
        { "flows", List(report.CutFlows.Select(Model)) },
        { "times", report.Times is { } times ? Model(times) : null },
        { "failures", Failures(report.Failures) },
        { "warnings", List(report.Warnings) },
        { "analyzers", Figures(report.Gallery) },
        { "figures", report.Gallery.Figures.Count },
    });

    /// <summary>A table for templates.</summary>
    internal static ScriptObject Model(Table table) => new()
    {
        { "title", table.Title },
        { "head", List(table.Rows[0]) },
        { "rows", List(table.Rows.Skip(1).Select(r => List(r))) },
    };

    /// <summary>Failures for templates.</summary>
    internal static ScriptArray Failures(IEnumerable<FailureGroup> failures) => List(failures.Select(f => new ScriptObject
    {
        { "message", f.Message },
        { "count", f.Chunks.Count },
        { "chunks", List(f.Chunks.Select(c => new ScriptObject { { "directory", c.Directory }, { "message", c.Message } })) },
        { "trace", f.Trace },
    }));

    /// <summary>The figures for templates, by analyzer.</summary>
    internal static ScriptArray Figures(Gallery gallery) => List(gallery.Figures.GroupBy(f => f.Analyzer, StringComparer.Ordinal).Select(g => new ScriptObject
    {
        { "name", g.Key },
        { "figures", List(g.Select(Model)) },
    }));

    private static ScriptObject Model(DrawnFigure figure) => new()
    {
        { "name", figure.Name },
        { "short", figure.ShortName },
        { "words", $"{figure.Name} {figure.Title}".ToLowerInvariant() },
        { "linear", figure.Linear },
        { "logarithmic", figure.Logarithmic },
    };

    private static IEnumerable<(string Value, string Name)> Tiles(RunReport report)
    {
        long failed = report.Failures.Sum(f => (long)f.Chunks.Count);
        yield return (Number(report.Components.Rows.Count - 1), "components");
        yield return (Number(report.Gallery.Figures.Count), "figures");
        yield return (Number(failed), failed == 1 ? "failed chunk" : "failed chunks");
        yield return (Number(report.Warnings.Count), report.Warnings.Count == 1 ? "warning" : "warnings");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static ScriptArray List(IEnumerable<object> items) => new(items);
}
