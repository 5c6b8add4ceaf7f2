using System.Globalization;
using Heppy.Physics;

namespace Heppy.Tables;

/// <summary>The cut flows of merged components side by side: expected events with their statistical error, and efficiencies.</summary>
/// <remarks>
/// Sums of weights are scaled to the luminosity of the configuration, here and nowhere else. Efficiencies are from the first
/// level, with Clopper-Pearson intervals of one standard deviation: of events, or, where these are weighted, of sums of weights, with the effective
/// number of events.
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

    /// <summary>What passes the last cut of each cut flow: a row for each component, and for all data and all simulation where there are several of them.</summary>
    /// <param name="roleOf">As what a component is drawn: signals are not in the sum of simulation.</param>
    /// <returns>The table, or null without cut flows.</returns>
    internal Table? Yields(Func<string, PlotRole> roleOf)
    {
        (string Analyzer, string Name)[] flows =
        [
            .. components.SelectMany(c => c.Results.Analyzers.SelectMany(a => a.CutFlows.Where(f => f.Labels.Count > 0).Select(f => (a.Name, f.Name)))).Distinct(),
        ];
        if (flows.Length == 0)
        {
            return null;
        }

        List<string[]> rows = [["component", .. flows.Select(f => flows.Count(o => o.Analyzer == f.Analyzer) == 1 ? f.Analyzer : $"{f.Analyzer}/{f.Name}")]];
        rows.AddRange(components.Select(c => (string[])[c.Summary.IsWhole ? c.Summary.Component : $"{c.Summary.Component} (partial)", .. flows.Select(f => Find(c.Results, f) is { } flow ? Yield(c.Summary, flow, flow.Labels.Count - 1) : "-")]));
        bool hasSignal = components.Any(c => roleOf(c.Summary.Component) == PlotRole.Signal);
        foreach ((string title, PlotRole role) in ((string, PlotRole)[])[("all data", PlotRole.Data), (hasSignal ? "all simulation but signals" : "all simulation", PlotRole.Stack)])
        {
            (Summary Summary, ResultSet Results)[] of = [.. components.Where(c => roleOf(c.Summary.Component) == role)];
            if (of.Length > 1)
            {
                rows.Add([title, .. flows.Select(f => Total([.. from c in of let flow = Find(c.Results, f) where flow is not null select (c.Summary, flow)]))]);
            }
        }

        return new Table("Expected events after all cuts", rows);
    }

    private static CutFlow? Find(ResultSet results, (string Analyzer, string Name) flow) =>
        results.Analyzers.Find(a => a.Name == flow.Analyzer)?.CutFlows.Find(f => f.Name == flow.Name && f.Labels.Count > 0);

    private static string Total((Summary Summary, CutFlow Flow)[] parts)
    {
        if (parts.Length == 0)
        {
            return "-";
        }

        return parts.All(p => p.Summary.Scale == 1 && !p.Flow.IsWeighted)
            ? parts.Sum(p => p.Flow.Count(p.Flow.Labels.Count - 1)).ToString("N0", Culture)
            : Shown(parts.Sum(p => p.Summary.Scale * p.Flow.SumOfWeights(p.Flow.Labels.Count - 1)), Math.Sqrt(parts.Sum(p => p.Summary.Scale * p.Summary.Scale * p.Flow.SumOfSquares(p.Flow.Labels.Count - 1))));
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

        if (flow.Count(level) > flow.Count(0))
        {
            // Cuts that do not follow from each other: the events of this one are no part of the first one's.
            return [Yield(summary, flow, level), "-"];
        }

        Efficiency efficiency = flow.IsWeighted
            ? Efficiency.Weighted(flow.SumOfWeights(level), flow.SumOfWeights(0), flow.SumOfSquares(0))
            : Efficiency.ClopperPearson(flow.Count(level), flow.Count(0));
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

        return Shown(flow.SumOfWeights(level) * summary.Scale, Math.Sqrt(flow.SumOfSquares(level)) * Math.Abs(summary.Scale));
    }

    private static string Shown(double events, double error)
    {
        // Two digits of the error, and the number to the same place.
        int digits = error > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(error)), 0, 9) : 2;
        string format = string.Create(Culture, $"F{digits}");
        return $"{events.ToString(format, Culture)} ± {error.ToString(format, Culture)}";
    }

    private static CultureInfo Culture => CultureInfo.InvariantCulture;
}
