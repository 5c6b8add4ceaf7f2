using System.Globalization;
using System.Text;
using Heppy.Listing;

namespace Heppy.Commands;

/// <summary>A plan as text: what <c>--dry-run</c> prints.</summary>
internal static class PlanText
{
    internal static string Of(PlanResult result, bool columns)
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        int width = Math.Max(9, result.Plan.Components.Max(p => p.Name.Length));
        text.Append(c, $"{"component".PadRight(width)} {"kind",-9} {"files",6} {"events",14} {"chunks",7} {"ranges",7}\n");
        foreach (PlannedComponent p in result.Plan.Components)
        {
            string events = p.Entries == p.EntriesTotal ? $"{p.Entries.ToString("N0", c)}" : $"{p.Entries.ToString("N0", c)} of {p.EntriesTotal.ToString("N0", c)}";
            text.Append(c, $"{p.Name.PadRight(width)} {p.Kind,-9} {p.Files.Count,6} {events,14} {p.Chunks.Count,7} {p.Chunks.Sum(k => k.Ranges.Length),7}\n");
        }

        if (columns)
        {
            foreach ((string component, IReadOnlyList<PlannedColumn> planned) in result.Columns)
            {
                text.Append(c, $"\n{component}: {string.Join(" > ", result.Sequences[component])}\n");
                int name = planned.Select(p => p.Name.Length).DefaultIfEmpty(0).Max();
                foreach (PlannedColumn column in planned)
                {
                    string missing = column.MissingIn.Count == 0 ? "" : $"  (optional, missing in {column.MissingIn.Count} files: {string.Join(", ", column.MissingIn.Take(3))}{(column.MissingIn.Count > 3 ? ", ..." : "")})";
                    text.Append(c, $"  {column.Name.PadRight(name)}  {column.Type,-16} {ByteText.Of(column.CompressedBytes),10}{missing}\n");
                }

                text.Append(c, $"  {"in all".PadRight(name)}  {planned.Count + " columns",-16} {ByteText.Of(planned.Sum(p => p.CompressedBytes)),10}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>What was noticed, a line each.</summary>
    internal static string Warnings(PlanResult result) => string.Concat(result.Warnings.Select(w => $"warning: {w}\n"));
}
