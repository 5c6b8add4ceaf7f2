using System.Globalization;
using Heppy.Reports;
using Heppy.Tables;
using Scriban.Runtime;

namespace Heppy.Commands;

/// <summary>The parts of the page that follows a run.</summary>
internal static class StatusPage
{
    /// <summary>The page, which asks for its parts by itself.</summary>
    /// <param name="name">Name of the run.</param>
    internal static string Of(string name) => PageTemplate.Render("status.html", new ScriptObject { { "name", name } });

    /// <summary>State of chunks and components, and failures.</summary>
    /// <param name="snapshot">How the run is.</param>
    /// <param name="problem">Why it is not newer, or empty.</param>
    internal static string State(RunSnapshot snapshot, string problem) => PageTemplate.Render("state.html", new ScriptObject
    {
        { "name", snapshot.Name },
        { "word", snapshot.Word },
        { "verdict", snapshot.HasBad ? "failed" : snapshot.IsDone ? "complete" : "running" },
        { "sentence", StatusText.Sentence(snapshot) },
        { "problem", problem },
        { "components", new ScriptArray(snapshot.Components.Select(Model)) },
        { "chunks", ReportPage.Model(new Table("Chunks", CheckText.Rows(snapshot.Chunks))) },
        { "failures", ReportPage.Failures(snapshot.Failures) },
    });

    /// <summary>The figures.</summary>
    /// <param name="gallery">All of them.</param>
    internal static string Figures(Gallery gallery) => PageTemplate.Render("figures.html", new ScriptObject { { "analyzers", ReportPage.Figures(gallery) } });

    private static ScriptObject Model(ComponentSnapshot component) => new()
    {
        { "name", component.Name },
        { "percent", ((int)(100 * component.Fraction)).ToString(CultureInfo.InvariantCulture) },
        { "done", Number(component.DoneChunks) },
        { "chunks", Number(component.Chunks.Count) },
        { "running", Number(component.Running) },
        { "waiting", Number(component.Waiting) },
        { "bad", Number(component.Bad) },
        { "events", Number(component.Done) },
        { "of", Number(component.Events) },
    };

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
