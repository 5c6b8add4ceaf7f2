using System.Text;
using Heppy.Tables;

namespace Heppy.Reports;

/// <summary>A report as Markdown, to be pasted into a pull request: everything but the figures and the sources.</summary>
internal static class ReportMarkdown
{
    /// <summary>Writes it.</summary>
    /// <param name="report">What it says.</param>
    internal static string Of(RunReport report)
    {
        var text = new StringBuilder($"## {Escaped(report.Name)}: {report.Word}\n\n{Escaped(report.Headline)}\n\n");
        List(text, "", report.Missing);
        List(text, "### Warnings", report.Warnings);
        Failures(text, report.Failures);
        text.Append(report.Components.To(TableFormat.Md)).Append('\n');
        if (report.Yields is { } yields)
        {
            text.Append(yields.To(TableFormat.Md)).Append('\n');
        }

        Folded(text, "Cut flows", [.. report.CutFlows]);
        if (report.Times is { } times)
        {
            Folded(text, times.Title, [times]);
        }

        Folded(text, "What ran", [new Table("What ran", [["", ""], .. report.Facts.Select(f => (string[])[f.Name, f.Value.ReplaceLineEndings(" ")])])]);
        return text.ToString();
    }

    private static void List(StringBuilder text, string head, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            text.Append(head.Length > 0 ? $"{head}\n\n" : "").Append(string.Concat(items.Select(i => $"- {Escaped(i)}\n"))).Append('\n');
        }
    }

    private static void Failures(StringBuilder text, IReadOnlyList<FailureGroup> failures)
    {
        if (failures.Count == 0)
        {
            return;
        }

        text.Append("### Failures\n\n");
        foreach (FailureGroup group in failures)
        {
            text.Append($"- {Escaped(group.Message)} ({string.Join(", ", group.Chunks.Take(10).Select(c => c.Directory))}{(group.Chunks.Count > 10 ? $" and {group.Chunks.Count - 10} more" : "")})\n");
        }

        text.Append('\n');
    }

    private static void Folded(StringBuilder text, string summary, IReadOnlyList<Table> tables)
    {
        if (tables.Count > 0)
        {
            text.Append($"<details>\n<summary>{summary}</summary>\n\n{string.Join("\n", tables.Select(t => t.To(TableFormat.Md)))}\n</details>\n\n");
        }
    }

    /// <summary>Text of one line without the signs that mean something in Markdown.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text.ReplaceLineEndings(" "))
        {
            escaped.Append(c is '\\' or '`' or '*' or '_' or '<' or '>' or '[' or ']' or '|' or '#' ? $"\\{c}" : c.ToString());
        }

        return escaped.ToString();
    }
}
