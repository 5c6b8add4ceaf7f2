using System.Globalization;
using System.Text;

namespace Heppy.Commands;

/// <summary>What <c>heppy-check</c> prints.</summary>
internal static class CheckText
{
    /// <summary>The bad directories, each with its condition, its last job, and why.</summary>
    internal static string Bad(IReadOnlyList<ChunkStatus> bad)
    {
        int path = bad.Max(b => b.Path.Length);
        int words = bad.Max(b => b.Words.Length);
        var text = new StringBuilder("list of bad directories:\n");
        foreach (ChunkStatus chunk in bad)
        {
            text.Append($"{chunk.Path.PadRight(path)}  {chunk.Words.PadRight(words)}  {Job(chunk)}{FirstLine(chunk.Detail)}".TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>How many chunks are in each condition, per component where there are several.</summary>
    internal static string Table(IReadOnlyList<ChunkStatus> chunks)
    {
        IReadOnlyList<string[]> rows = Rows(chunks);
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(r => r[i].Length))];
        return string.Concat(rows.Select(r => string.Join("  ", r.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd() + "\n"));
    }

    /// <summary>The rows of that table, the first is the head.</summary>
    internal static IReadOnlyList<string[]> Rows(IReadOnlyList<ChunkStatus> chunks)
    {
        ChunkCondition[] conditions = [.. chunks.Select(c => c.Condition).Distinct().Order()];
        string[] heads = ["component", .. conditions.Select(c => chunks.First(k => k.Condition == c).Words), "chunks"];
        List<string[]> rows = [heads];
        string[] components = [.. chunks.Select(c => c.Component).Distinct()];
        rows.AddRange(components.Select(name => Row(name, conditions, [.. chunks.Where(c => c.Component == name)])));
        if (components.Length > 1)
        {
            rows.Add(Row("all", conditions, chunks));
        }

        return rows;
    }

    /// <summary>The system and id of the last job, as the user would look for it; nothing if no system has it.</summary>
    private static string Job(ChunkStatus chunk)
    {
        if (chunk.Job is not { Attempts: [.., var last] } || (chunk.Condition == ChunkCondition.Refused && last is { Id: null, Site: "unknown" }))
        {
            return "";
        }

        string number = chunk.Job.Attempts.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", attempt {last.Number}") : "";
        return $"[{last.Site} {last.Id ?? last.Name}{number}] ";
    }

    private static string FirstLine(string text) => text.Split('\n')[0];

    private static string[] Row(string name, ChunkCondition[] conditions, IReadOnlyList<ChunkStatus> chunks) =>
    [
        name,
        .. conditions.Select(c => chunks.Count(k => k.Condition == c)).Select(n => n == 0 ? "-" : n.ToString(CultureInfo.InvariantCulture)),
        chunks.Count.ToString(CultureInfo.InvariantCulture),
    ];
}
