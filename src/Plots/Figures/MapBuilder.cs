namespace Heppy.Plots;

/// <summary>Makes maps: of the data, of the sum of simulation, and of each signal.</summary>
/// <param name="groups">The groups.</param>
/// <param name="style">The style.</param>
/// <param name="headers">What stands around figures.</param>
internal sealed class MapBuilder(IReadOnlyList<DrawnGroup> groups, PlotStyle style, Headers headers)
{
    /// <summary>Makes the contents of the maps of a histogram, each with what its name ends with.</summary>
    /// <param name="target">The figure.</param>
    /// <param name="contributions">What each component gives: over two axes, the same for all.</param>
    internal IEnumerable<(string Suffix, MapContent Content)> Build(FigureTarget target, IReadOnlyList<Contribution> contributions)
    {
        IReadOnlyList<AxisDescription> axes = contributions[0].Nominal.Axes;
        (Binning x, Binning y) = Bins(axes, target.Style);
        foreach ((string suffix, Label title, DrawnGroup[] members) in Samples(c => contributions.Any(p => p.Component == c)))
        {
            double[] values = new double[x.Count * y.Count];
            foreach (Contribution part in contributions.Where(c => members.Any(g => g.Components.Contains(c.Component))))
            {
                Collect(part.Nominal.Values, part.Component.Summary.Scale, axes, x, y, values);
            }

            if (members.Any(g => g.Role == PlotRole.Data))
            {
                Hide(values, x, y, target.Style.Blind ?? []);
            }

            string area = Area(x, y, axes);
            yield return (suffix, new MapContent(headers.Of(members), x, y, XTitle(target, axes), YTitle(axes), Label.Parse($"{style.Counted}{area}"), Caption(target, title), values));
        }
    }

    /// <summary>Makes the contents of the maps of a profile over two axes.</summary>
    /// <param name="target">The figure.</param>
    /// <param name="title">Title of the mean.</param>
    /// <param name="parts">The profile of each component.</param>
    internal IEnumerable<(string Suffix, MapContent Content)> Means(FigureTarget target, string title, IReadOnlyList<(PlotComponent Component, HistogramResult Profile)> parts)
    {
        AxisDescription[] axes = [.. parts[0].Profile.Profile!.Axes.Select(a => a.Describe())];
        (Binning x, Binning y) = Bins(axes, target.Style);
        foreach ((string suffix, Label name, DrawnGroup[] members) in Samples(c => parts.Any(p => p.Component == c)))
        {
            var (w, wy) = (new double[x.Count * y.Count], new double[x.Count * y.Count]);
            foreach ((PlotComponent component, HistogramResult profile) in parts.Where(p => members.Any(g => g.Components.Contains(p.Component))))
            {
                Collect(profile.Profile!.SumsOfWeights.Values(), component.Summary.Scale, axes, x, y, w);
                Collect(profile.Profile!.SumsOfY.Values(), component.Summary.Scale, axes, x, y, wy);
            }

            double[] values = [.. w.Zip(wy, (a, b) => a > 0 ? b / a : double.NaN)];
            yield return (suffix, new MapContent(headers.Of(members), x, y, XTitle(target, axes), YTitle(axes), Label.Parse(target.Style.YTitle ?? title), Caption(target, name), values)
            {
                ZeroIsEmpty = false,
            });
        }
    }

    private IEnumerable<(string Suffix, Label Title, DrawnGroup[] Members)> Samples(Func<PlotComponent, bool> isThere)
    {
        DrawnGroup[] present = [.. groups.Where(g => g.Components.Any(isThere))];
        foreach (DrawnGroup data in present.Where(g => g.Role == PlotRole.Data))
        {
            yield return (data.FileName, data.Title, [data]);
        }

        DrawnGroup[] stack = [.. present.Where(g => g.Role == PlotRole.Stack)];
        if (stack.Length > 0)
        {
            yield return ("simulation", stack.Length == 1 ? stack[0].Title : Label.Plain("Simulation"), stack);
        }

        foreach (DrawnGroup signal in present.Where(g => g.Role == PlotRole.Signal))
        {
            yield return (signal.FileName, signal.Title, [signal]);
        }
    }

    private static (Binning X, Binning Y) Bins(IReadOnlyList<AxisDescription> axes, FigureStyle style) =>
        (new Binning(axes[0], style with { Flow = FlowBins.Hidden }), new Binning(axes[1], new FigureStyle(style.Match) { Rebin = style.Rebin, Range = style.YRange }));

    private static void Collect(double[] stored, double scale, IReadOnlyList<AxisDescription> axes, Binning x, Binning y, double[] into)
    {
        for (int i = 0; i < stored.Length; i++)
        {
            (int a, int b) = Math.DivRem(i, axes[1].Extent);
            if (x.Place(a) is >= 0 and var column && y.Place(b) is >= 0 and var row)
            {
                into[(column * y.Count) + row] += scale * stored[i];
            }
        }
    }

    private static void Hide(double[] values, Binning x, Binning y, IReadOnlyList<IReadOnlyList<double>> blind)
    {
        for (int i = 0; i < x.Count; i++)
        {
            if (!x.IsCategory && blind.Any(r => x.Edges[i] < r[1] && x.Edges[i + 1] > r[0]))
            {
                Array.Fill(values, double.NaN, i * y.Count, y.Count);
            }
        }
    }

    private static Label XTitle(FigureTarget target, IReadOnlyList<AxisDescription> axes) => AxisTitles.Of(axes[0], target.Style.XTitle, $"{target.XFallback}, first axis");

    private static Label YTitle(IReadOnlyList<AxisDescription> axes) => AxisTitles.Of(axes[1], null, "second axis");

    private static Label Caption(FigureTarget target, Label sample) =>
        target.InnerText.IsEmpty ? sample : Label.Parse($"{sample.Source}, {target.InnerText.Source}");

    private static string Area(Binning x, Binning y, IReadOnlyList<AxisDescription> axes)
    {
        if (x.IsCategory || y.IsCategory || x.Width is not { } width || y.Width is not { } height)
        {
            return " / bin";
        }

        return $" / ({Side(width, axes[0])} × {Side(height, axes[1])})";

        static string Side(double width, AxisDescription axis) => AxisTitles.UnitOf(axis.Title) is { Length: > 0 } unit ? $"{Binning.Shown(width)} {unit}" : Binning.Shown(width);
    }
}
