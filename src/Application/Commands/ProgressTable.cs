using System.Globalization;
using Heppy.Drawing;
using Spectre.Console;

namespace Heppy.Commands;

/// <summary>Bars with rate and time left, as wide as a terminal is. The only part of progress that needs Spectre.Console, which is loaded when the first bar is drawn.</summary>
internal static class ProgressTable
{
    /// <summary>What is shown besides name, percentage and time left, the widest first: width of the bar, parts, rate.</summary>
    private static readonly (int Bar, bool HasParts, bool HasRate)[] Layouts =
        [(30, true, true), (16, true, true), (8, true, true), (16, false, true), (8, false, true), (8, false, false)];

    /// <summary>Draws the table.</summary>
    /// <param name="lines">How far the work is.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="seconds">Since it began.</param>
    /// <param name="look">What the terminal can show.</param>
    /// <param name="rows">Rows that there are.</param>
    /// <returns>Lines, each ended by a line feed.</returns>
    internal static string Of(IReadOnlyList<ProgressLine> lines, string unit, double seconds, TextLook look, int rows)
    {
        var text = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = look.HasColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = look.HasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = look.Width;
        console.Profile.Capabilities.Unicode = look.IsUnicode;
        console.Write(Table(lines, unit, seconds, look, rows));
        return text.ToString();
    }

    private static Table Table(IReadOnlyList<ProgressLine> lines, string unit, double seconds, TextLook look, int rows)
    {
        ProgressLine[] shown = [.. Shown(lines, rows - 2)];
        string all = shown.Length < lines.Count ? string.Create(CultureInfo.InvariantCulture, $"all {lines.Count:N0}") : "all";
        ProgressLine[] drawn = lines.Count > 1 ? [.. shown, ProgressText.Sum(lines) with { Name = all }] : shown;
        (int bar, bool hasParts, bool hasRate) = Layouts.FirstOrDefault(l => Width(l) <= look.Width);
        Table table = new Table().Border(TableBorder.None).HideHeaders();
        table.AddColumn(new TableColumn("").NoWrap().PadLeft(0));
        foreach (bool isRight in (bool[])[.. bar > 0 ? (bool[])[false] : [], true, .. hasParts ? (bool[])[false] : [], .. hasRate ? (bool[])[true] : [], true])
        {
            TableColumn column = new TableColumn("").NoWrap();
            table.AddColumn(isRight ? column.RightAligned() : column);
        }

        foreach (ProgressLine line in drawn)
        {
            table.AddRow(Row(line));
        }

        return table;

        int Width((int Bar, bool HasParts, bool HasRate) layout) =>
            drawn.Max(l => Name(l).Length) + 1 + (layout.Bar > 0 ? layout.Bar + 2 : 0) + 7 + (layout.HasParts ? drawn.Max(l => l.Parts.Length) + 2 : 0)
            + (layout.HasRate ? drawn.Max(l => Rate(l).Length) + 2 : 0) + drawn.Max(l => Left(l).Length) + 2;

        string Name(ProgressLine line) => line.Name.Length <= look.Width / 3 ? line.Name : line.Name[..((look.Width / 3) - 1)] + (look.IsUnicode ? '…' : '.');

        string Rate(ProgressLine line) => string.Create(CultureInfo.InvariantCulture, $"{ProgressText.Rate(line, seconds):N0} {unit}/s");

        string Left(ProgressLine line) => ProgressText.Left(line, seconds).TrimStart(',', ' ');

        Text[] Row(ProgressLine line)
        {
            Color color = line.HasFailed ? Color.Red : line.Fraction >= 1 ? Color.Green : Color.Blue;
            return
            [
                new Text(Name(line), line.HasFailed ? Color.Red : Style.Plain),
                .. bar > 0 ? (Text[])[new Text(Bar(line.Fraction, bar, look.IsUnicode), color)] : [],
                new Text(string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * line.Fraction):F0} %")),
                .. hasParts ? (Text[])[new Text(line.Parts)] : [],
                .. hasRate ? (Text[])[new Text(Rate(line))] : [],
                new Text(Left(line)),
            ];
        }
    }

    /// <summary>As many lines as there is room for: what is under way comes before what has not begun, and that before what is over.</summary>
    private static IEnumerable<ProgressLine> Shown(IReadOnlyList<ProgressLine> lines, int most)
    {
        if (lines.Count <= most)
        {
            return lines;
        }

        HashSet<ProgressLine> chosen = new(lines.OrderBy(l => l.Fraction >= 1 ? 2 : l.Done > 0 ? 0 : 1).Take(Math.Max(1, most)), ReferenceEqualityComparer.Instance);
        return lines.Where(chosen.Contains);
    }

    private static string Bar(double fraction, int width, bool isUnicode)
    {
        int filled = (int)(width * fraction);
        return new string(isUnicode ? '━' : '#', filled).PadRight(width, isUnicode ? '┄' : '.');
    }
}
