using System.Text;

namespace Heppy.Tables;

/// <summary>Rows of text under a title, in any format. The first column is of words, the others are of numbers.</summary>
/// <param name="title">What it shows.</param>
/// <param name="rows">The first is the head; all are of one length.</param>
internal sealed class Table(string title, IReadOnlyList<string[]> rows)
{
    /// <summary>What it shows.</summary>
    internal string Title => title;

    /// <summary>The rows, the first is the head.</summary>
    internal IReadOnlyList<string[]> Rows => rows;

    /// <summary>The table as text, its lines ending in '\n'.</summary>
    internal string To(TableFormat format) => format switch
    {
        TableFormat.Md => Markdown(),
        TableFormat.Tex => Latex(),
        _ => Plain(),
    };

    private string Plain()
    {
        int[] widths = Widths(rows);
        var text = new StringBuilder($"{title}\n");
        foreach (string[] row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private string Markdown()
    {
        var text = new StringBuilder(title.Length == 0 ? "" : $"### {title}\n\n");
        for (int i = 0; i < rows.Count; i++)
        {
            text.Append("| ").AppendJoin(" | ", rows[i].Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal))).Append(" |\n");
            if (i == 0)
            {
                text.Append("|---|").Append(string.Concat(rows[0].Skip(1).Select(_ => "---:|"))).Append('\n');
            }
        }

        return text.ToString();
    }

    private string Latex()
    {
        var text = new StringBuilder($"% {title}\n\\begin{{tabular}}{{l{new string('r', rows[0].Length - 1)}}}\n\\toprule\n");
        for (int i = 0; i < rows.Count; i++)
        {
            text.AppendJoin(" & ", rows[i].Select(Escaped)).Append(" \\\\\n").Append(i == 0 ? "\\midrule\n" : "");
        }

        return text.Append("\\bottomrule\n\\end{tabular}\n").ToString();
    }

    private static int[] Widths(IReadOnlyList<string[]> rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(row => row[i].Length))];

    /// <summary>Text for LaTeX.</summary>
    private static string Escaped(string cell)
    {
        var text = new StringBuilder();
        foreach (char c in cell)
        {
            text.Append(c switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '<' => "$<$",
                '>' => "$>$",
                '|' => "$|$",
                '±' => "$\\pm$",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }
}
