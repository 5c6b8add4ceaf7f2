using System.Globalization;
using Heppy.Reports;
using Heppy.Tables;

namespace Heppy.Commands;

/// <summary>Compares what two runs were made from, and how long they took: code, software, configuration, inputs, times.</summary>
/// <param name="first">The first run.</param>
/// <param name="second">The second run.</param>
internal sealed class SourceComparison(RunDirectory first, RunDirectory second)
{
    private const int MostFiles = 20;
    private const string Missing = "not there";

    /// <summary>What differs in code, software and configuration.</summary>
    internal Table Code()
    {
        List<string[]> rows = [["code and configuration", "A", "B"]];
        (PinnedRun a, PinnedRun b) = (first.ReadPinned(), second.ReadPinned());
        foreach (string name in a.Sources.Union(b.Sources))
        {
            string? x = a.Sources.Contains(name) ? first.Source(name) : null;
            string? y = b.Sources.Contains(name) ? second.Source(name) : null;
            if (x != y)
            {
                rows.Add(Lines(name, x?.Split('\n'), y?.Split('\n')));
            }
        }

        rows.AddRange(CanonicalConfiguration.Differences(first.ReadSoftware(), second.ReadSoftware()).Select(d => (string[])[d.Path, d.Before, d.Now]));
        rows.AddRange(CanonicalConfiguration.Differences(first.ReadConfiguration(), second.ReadConfiguration()).Select(d => (string[])[d.Path, d.Before, d.Now]));
        return new Table("Code and configuration", rows);
    }

    /// <summary>Which input files differ.</summary>
    /// <param name="a">Plan of the first run.</param>
    /// <param name="b">Plan of the second run.</param>
    internal static Table Inputs(Plan a, Plan b)
    {
        List<string[]> rows = [["input", "A", "B"]];
        foreach (PlannedComponent component in a.Components)
        {
            PlannedComponent? other = b.Components.FirstOrDefault(c => c.Name == component.Name);
            string[] files = other is null ? [] : [.. component.Files.Select(f => f.Path).Union(other.Files.Select(f => f.Path))];
            List<string[]> differing = [.. files.Select(path => (Path: path, A: Shown(component, path), B: Shown(other!, path))).Where(f => f.A != f.B).Select(f => (string[])[f.Path, f.A, f.B])];
            rows.AddRange(differing.Take(MostFiles));
            if (differing.Count > MostFiles)
            {
                rows.Add([string.Create(CultureInfo.InvariantCulture, $"and {differing.Count - MostFiles:N0} other files of {component.Name}"), "", ""]);
            }
        }

        return new Table("Inputs", rows);
    }

    /// <summary>Time per event of each analyzer.</summary>
    /// <param name="a">Components of the first run.</param>
    /// <param name="b">Components of the second run.</param>
    internal static Table Times(IReadOnlyList<ReportComponent> a, IReadOnlyList<ReportComponent> b)
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        (AnalyzerCost[] x, AnalyzerCost[] y) = ([.. RunTables.Costs(a)], [.. RunTables.Costs(b)]);
        List<string[]> rows = [["analyzer", "A [µs/event]", "B [µs/event]", "B/A"]];
        foreach (string name in x.Select(t => t.Name).Union(y.Select(t => t.Name)))
        {
            (double? p, double? q) = (Array.Find(x, t => t.Name == name)?.All, Array.Find(y, t => t.Name == name)?.All);
            rows.Add([name, p?.ToString("F3", c) ?? "-", q?.ToString("F3", c) ?? "-", p > 0 && q is not null ? (q.Value / p.Value).ToString("F2", c) : "-"]);
        }

        return new Table("Times", rows);
    }

    private static string[] Lines(string name, string[]? a, string[]? b)
    {
        if (a is null || b is null)
        {
            return [name, a is null ? Missing : "there", b is null ? Missing : "there"];
        }

        int line = Enumerable.Range(0, Math.Max(a.Length, b.Length)).First(i => i >= a.Length || i >= b.Length || a[i] != b[i]);
        return [string.Create(CultureInfo.InvariantCulture, $"{name}, line {line + 1}"), line < a.Length ? a[line].Trim() : "(end)", line < b.Length ? b[line].Trim() : "(end)"];
    }

    private static string Shown(PlannedComponent component, string path) => component.Files.FirstOrDefault(f => f.Path == path) is { } file
        ? string.Create(CultureInfo.InvariantCulture, $"{file.Entries:N0} entries, {file.Size:N0} bytes{(file.Digest.Length > 0 ? $", {file.Digest[..Math.Min(8, file.Digest.Length)]}" : "")}")
        : Missing;
}
