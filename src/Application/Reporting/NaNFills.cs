using System.Globalization;
using System.Text.RegularExpressions;
using Heppy.Reports;

namespace Heppy.Commands;

/// <summary>What the logs say of NaN that was filled into histograms.</summary>
internal static partial class NaNFills
{
    /// <summary>A sentence for each histogram of each component.</summary>
    /// <param name="outdir">Directory of the run.</param>
    /// <param name="components">Its components.</param>
    internal static IEnumerable<string> Of(string outdir, IEnumerable<ReportComponent> components)
    {
        foreach (ReportComponent component in components.Where(c => c.Summary is not null))
        {
            IEnumerable<string> folders = component.IsMerged ? [component.Planned.Name] : component.Seals.Select(s => s.Chunk);
            foreach (var histogram in folders.SelectMany(f => Lines(Path.Combine(outdir, f, "log.txt"))).GroupBy(l => l.Histogram, StringComparer.Ordinal))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{component.Planned.Name}: {histogram.Key} was filled with NaN {histogram.Sum(h => h.Fills):N0} times, counted in the overflow.");
            }
        }
    }

    private static IEnumerable<(string Histogram, long Fills)> Lines(string log) => !File.Exists(log)
        ? []
        : from line in File.ReadLines(log)
          let match = Line().Match(line)
          where match.Success
          select (match.Groups[1].Value, long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(\S+/\S+): (\d{1,18}) fills with NaN, counted in the overflow$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
