using System.Globalization;
using System.Text.RegularExpressions;
using Heppy.Reports;

namespace Heppy.Commands;

/// <summary>What the logs say of NaN that was filled into histograms.</summary>
internal static partial class NaNFills
{
    private const int MostNamed = 4;

    /// <summary>A sentence for each histogram of each component.</summary>
    /// <param name="outdir">Directory of the run.</param>
    /// <param name="components">Its components.</param>
    internal static IEnumerable<string> Of(string outdir, IEnumerable<ReportComponent> components)
    {
        foreach (ReportComponent component in components.Where(c => c.Summary is not null))
        {
            IEnumerable<string> folders = component.IsMerged ? [component.Planned.Name] : component.Seals.Select(s => s.Chunk);
            foreach ((string name, long fills) in In(outdir, folders))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{component.Planned.Name}: {name} was filled with NaN {fills:N0} times, counted in the overflow.");
            }
        }
    }

    /// <summary>A line that warns of all of them, or nothing.</summary>
    /// <param name="outdir">Where the directories with the logs are.</param>
    /// <param name="logs">Components, each with a directory that has a <c>log.txt</c>; one without is left out.</param>
    internal static string Warning(string outdir, IEnumerable<(string Component, string Directory)> logs)
    {
        string[] found =
        [
            .. from log in logs
               group log.Directory by log.Component into component
               from histogram in In(outdir, component)
               select string.Create(CultureInfo.InvariantCulture, $"{histogram.Name} of {component.Key} ({histogram.Fills:N0} times)"),
        ];
        string more = found.Length > MostNamed ? $" and {found.Length - MostNamed} more" : "";
        return found.Length == 0 ? "" : $"warning: NaN was filled into {string.Join(", ", found.Take(MostNamed))}{more}, and counted in the overflow. Leave such values out, or mend what computes them.\n";
    }

    private static IEnumerable<(string Name, long Fills)> In(string outdir, IEnumerable<string> folders) =>
        folders.SelectMany(f => Lines(Path.Combine(outdir, f, "log.txt"))).GroupBy(l => l.Histogram, StringComparer.Ordinal).Select(h => (h.Key, h.Sum(l => l.Fills)));

    private static IEnumerable<(string Histogram, long Fills)> Lines(string log) => !File.Exists(log)
        ? []
        : from line in File.ReadLines(log)
          let match = Line().Match(line)
          where match.Success
          select (match.Groups[1].Value, long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(\S+/\S+): (\d{1,18}) fills with NaN, counted in the overflow$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
