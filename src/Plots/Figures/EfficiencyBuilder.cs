namespace Heppy.Plots;

/// <summary>Makes the contents of efficiencies: fractions that pass, with intervals of Clopper and Pearson.</summary>
/// <param name="groups">The groups.</param>
/// <param name="headers">What stands around figures.</param>
internal sealed class EfficiencyBuilder(IReadOnlyList<DrawnGroup> groups, Headers headers)
{
    /// <summary>More groups than this are not told apart: simulation is then drawn as one.</summary>
    private const int Most = 4;

    /// <summary>Makes the content of a figure.</summary>
    /// <param name="target">The figure.</param>
    /// <param name="title">Title of the y axis where the style has none.</param>
    /// <param name="parts">What passed and what there was, of each component, over the same axis.</param>
    internal FigureContent Build(FigureTarget target, string title, IReadOnlyList<(PlotComponent Component, BinArray Passed, BinArray All)> parts)
    {
        AxisDescription axis = parts[0].All.Axes[0];
        var bins = new Binning(axis, target.Style with { Flow = FlowBins.Hidden });
        DrawnGroup[] present = [.. groups.Where(g => parts.Any(p => g.Components.Contains(p.Component)))];
        return new FigureContent
        {
            Header = headers.Of(present),
            Bins = bins,
            XTitle = AxisTitles.Of(axis, target.Style.XTitle, target.XFallback),
            YTitle = Label.Parse(target.Style.YTitle ?? title),
            Text = target.InnerText,
            Series = [.. Drawn(present).Select(g => One(g, parts, bins))],
            YRange = target.Style.YRange,
            LogX = target.Style.LogX == true && !bins.IsCategory,
            Cuts = target.Style.Cuts ?? [],
        };
    }

    private static IEnumerable<DrawnGroup> Drawn(DrawnGroup[] present)
    {
        DrawnGroup[] stack = [.. present.Where(g => g.Role == PlotRole.Stack)];
        IEnumerable<DrawnGroup> simulation = present.Length <= Most || stack.Length < 2
            ? stack
            : [stack[0] with { Title = Label.Plain("Simulation"), Components = [.. stack.SelectMany(g => g.Components)] }];
        return present.Where(g => g.Role == PlotRole.Data).Concat(simulation).Concat(present.Where(g => g.Role == PlotRole.Signal));
    }

    private static Series One(DrawnGroup group, IReadOnlyList<(PlotComponent Component, BinArray Passed, BinArray All)> parts, Binning bins)
    {
        int n = bins.Count;
        var (passed, all, squares) = (new double[n], new double[n], new double[n]);
        foreach ((PlotComponent component, BinArray pass, BinArray total) in parts.Where(p => group.Components.Contains(p.Component)))
        {
            double scale = component.Summary.Scale;
            (double[] p, double[] a, double[] s) = (bins.Collect(pass.Values), bins.Collect(total.Values), bins.Collect(total.Variances));
            for (int i = 0; i < n; i++)
            {
                (passed[i], all[i], squares[i]) = (passed[i] + (scale * p[i]), all[i] + (scale * a[i]), squares[i] + (scale * scale * s[i]));
            }
        }

        Efficiency[] found = [.. Enumerable.Range(0, n).Select(i => Efficiency.Weighted(passed[i], all[i], squares[i]))];
        return new Series(SeriesKind.Points, group.Title, group.Color, [.. found.Select(e => e.Value)])
        {
            Low = [.. found.Select(e => e.Low)],
            High = [.. found.Select(e => double.IsNaN(e.Value) ? double.NaN : e.High)],
        };
    }
}
