using System.Globalization;
using Heppy.Physics;

namespace Heppy.Tables;

/// <summary>The cut flows of merged components side by side: expected events with their statistical error, and efficiencies.</summary>
/// <remarks>
/// Sums of weights are scaled to the luminosity of the configuration, here and nowhere else. Efficiencies are of events, from the first
/// level, with Clopper-Pearson intervals of one standard deviation.
/// </remarks>
/// <param name="components">The results of each component with their summary, in the order of the plan.</param>
internal sealed class CutFlowTables(IReadOnlyList<(Summary Summary, ResultSet Results)> components)
{
    /// <summary>A table for each cut flow, and one for what variations change in it.</summary>
    internal IEnumerable<Table> All()
    {
        var flows = components.SelectMany(c => c.Results.Analyzers.SelectMany(a => a.CutFlows.Select(f => (Analyzer: a.Name, f.Name))));
        return flows.Distinct().SelectMany(f => Of(f.Analyzer, f.Name));
    }

    private IEnumerable<Table> Of(string analyzer, string name)
    {
        (Summary Summary, CutFlow Flow)[] columns =
        [
            .. from component in components
               from results in component.Results.Analyzers.Where(a => a.Name == analyzer)
               from flow in results.CutFlows.Where(f => f.Name == name)
               select (component.Summary, flow),
        ];
        List<string[]> rows = [["cut", .. columns.SelectMany(c => (string[])[c.Summary.Component, "efficiency"])]];
        foreach (string label in columns.SelectMany(c => c.Flow.Labels).Distinct())
        {
            rows.Add([label, .. columns.SelectMany(c => Cells(c.Summary, c.Flow, label))]);
        }

        string[] partial = [.. columns.Where(c => !c.Summary.IsWhole).Select(c => c.Summary.Component)];
        string remark = partial.Length == 0 ? "" : $" (not all events of {string.Join(", ", partial)})";
        yield return new Table($"{analyzer}: {name}{remark}", rows);
        if (columns.Any(c => c.Flow.Variations.Count > 0))
        {
            yield return new Table($"{analyzer}: {name}, last cut under variations{remark}", Varied(columns));
        }
    }

    /// <summary>What passes the last cut, nominal and under each variation, with the ratio of both.</summary>
    private static List<string[]> Varied((Summary Summary, CutFlow Flow)[] columns)
    {
        List<string[]> rows =
        [
            ["variation", .. columns.SelectMany(c => (string[])[c.Summary.Component, "ratio"])],
            ["nominal", .. columns.SelectMany(c => (string[])[Yield(c.Summary, c.Flow, c.Flow.Labels.Count - 1), "1.0000"])],
        ];
        foreach (string variation in columns.SelectMany(c => c.Flow.Variations.Names).Distinct())
        {
            rows.Add([variation, .. columns.SelectMany(c => c.Flow.Variations.TryGet(variation, out CutFlow? varied) ? Cells(c.Summary, c.Flow, varied) : ["-", "-"])]);
        }

        return rows;
    }

    private static string[] Cells(Summary summary, CutFlow nominal, CutFlow varied)
    {
        int last = nominal.Labels.Count - 1;
        double sum = nominal.SumOfWeights(last);
        return [Yield(summary, varied, last), sum == 0 ? "-" : (varied.SumOfWeights(last) / sum).ToString("F4", Culture)];
    }

    private static string[] Cells(Summary summary, CutFlow flow, string label)
    {
        int level = flow.Labels.ToList().IndexOf(label);
        if (level < 0)
        {
            return ["-", "-"];
        }

        var efficiency = Efficiency.ClopperPearson(flow.Count(level), flow.Count(0));
        string shown = double.IsNaN(efficiency.Value)
            ? "-"
            : string.Create(Culture, $"{efficiency.Value:F4} [{efficiency.Low:F4}, {efficiency.High:F4}]");
        return [Yield(summary, flow, level), shown];
    }

    private static string Yield(Summary summary, CutFlow flow, int level)
    {
        if (summary.Scale == 1 && !flow.IsWeighted)
        {
            return flow.Count(level).ToString("N0", Culture);
        }

        double events = flow.SumOfWeights(level) * summary.Scale;
        double error = Math.Sqrt(flow.SumOfSquares(level)) * Math.Abs(summary.Scale);
        // Two digits of the error, and the number to the same place.
        int digits = error > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(error)), 0, 9) : 2;
        string format = string.Create(Culture, $"F{digits}");
        return $"{events.ToString(format, Culture)} ± {error.ToString(format, Culture)}";
    }

    private static CultureInfo Culture => CultureInfo.InvariantCulture;
}
