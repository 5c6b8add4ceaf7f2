using System.Globalization;
using Heppy.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Heppy.Commands;

/// <summary>How a run is, for a terminal of some width.</summary>
internal static class StatusTable
{
    private const int MostFailures = 5;

    /// <summary>The table, a sentence, and the failures.</summary>
    /// <param name="snapshot">How the run is.</param>
    /// <param name="width">Width of the terminal in letters.</param>
    internal static IRenderable Of(RunSnapshot snapshot, int width)
    {
        List<IRenderable> rows = [Components(snapshot, width), new Text(StatusText.Sentence(snapshot), snapshot.HasBad ? Color.Red : snapshot.IsDone ? Color.Green : Style.Plain)];
        foreach (FailureGroup group in snapshot.Failures.Take(MostFailures))
        {
            string others = group.Chunks.Count > 3 ? string.Create(CultureInfo.InvariantCulture, $" and {group.Chunks.Count - 3:N0} more") : "";
            rows.Add(new Text($"{string.Join(", ", group.Chunks.Take(3).Select(c => c.Directory))}{others}: {group.Message}{(group.Chunks.Any(c => c.Message.Length > 0) ? " (the first; others with other numbers)" : "")}", Color.Red));
        }

        if (snapshot.Failures.Count > MostFailures)
        {
            rows.Add(new Text(string.Create(CultureInfo.InvariantCulture, $"and {snapshot.Failures.Count - MostFailures:N0} other failures"), Color.Red));
        }

        return new Rows(rows);
    }

    private static Table Components(RunSnapshot snapshot, int width)
    {
        (bool hasBar, bool hasEvents, bool hasStates) = (width >= 100, width >= 80, width >= 60);
        Table table = new Table().Border(TableBorder.None);
        table.AddColumn(new TableColumn("component").NoWrap().PadLeft(0));
        string[] heads = [.. hasBar ? (string[])["progress"] : [], "", "chunks", .. hasStates ? (string[])["running", "waiting", "bad"] : [], .. hasEvents ? (string[])["events", "of"] : []];
        foreach (string head in heads)
        {
            table.AddColumn(new TableColumn(head).RightAligned().NoWrap());
        }

        foreach (ComponentSnapshot component in snapshot.Components)
        {
            table.AddRow(Row(component));
        }

        if (snapshot.Components.Count > 1)
        {
            table.AddRow(Row(new ComponentSnapshot("all", snapshot.Done, snapshot.Events, snapshot.Chunks)));
        }

        return table;

        IRenderable[] Row(ComponentSnapshot c) =>
        [
            new Text(c.Name, c.Bad > 0 ? Color.Red : Style.Plain).Overflow(Overflow.Ellipsis),
            .. hasBar ? (IRenderable[])[new Text(Bar(c.Fraction), c.Fraction == 1 ? Color.Green : Color.Blue)] : [],
            new Text(string.Create(CultureInfo.InvariantCulture, $"{(int)(100 * c.Fraction)} %")),
            new Text($"{Number(c.DoneChunks)}/{Number(c.Chunks.Count)}"),
            .. hasStates ? (IRenderable[])[new Text(Number(c.Running)), new Text(Number(c.Waiting)), new Text(Number(c.Bad), c.Bad > 0 ? Color.Red : Style.Plain)] : [],
            .. hasEvents ? (IRenderable[])[new Text(Number(c.Done)), new Text(Number(c.Events))] : [],
        ];
    }

    private static string Bar(double fraction) => new string('#', (int)(24 * fraction)).PadRight(24, '.');

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
