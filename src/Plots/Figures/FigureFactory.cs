using System.Globalization;
using Heppy.Physics;

namespace Heppy.Plots;

/// <summary>Decides which figures a result gets, and makes them.</summary>
/// <param name="groups">The groups.</param>
/// <param name="style">The style.</param>
internal sealed class FigureFactory(IReadOnlyList<DrawnGroup> groups, PlotStyle style)
{
    private readonly Headers _headers = new(style, groups);

    /// <summary>The figures of a histogram or profile.</summary>
    internal IEnumerable<Figure> Histogram(FigureNames names, IReadOnlyList<(PlotComponent Component, HistogramResult Result)> parts, Action<string> warn)
    {
        if (parts.Select(p => p.Result.Profile is null).Distinct().Count() > 1)
        {
            warn($"{names.Path} is a histogram in some components and a profile in others; it is not drawn.");
            return [];
        }

        return parts[0].Result.Profile is null ? Counts(names, parts, warn) : Profile(names, parts, warn);
    }

    /// <summary>The figures of a cut flow: yields after each cut, and efficiencies.</summary>
    internal IEnumerable<Figure> CutFlow(FigureNames names, IReadOnlyList<(PlotComponent Component, CutFlow Flow)> parts, Action<string> warn)
    {
        List<Contribution> contributions = Contribution.Unite(names.Path, [.. parts.Select(p => new Contribution(
            p.Component, Levels(p.Flow), [.. p.Flow.Variations.Names.Select(v => (v, Levels(p.Flow.Variations[v])))]))], warn);
        foreach (Figure figure in Stack(names, names.Target([], ""), contributions, warn))
        {
            yield return figure;
        }

        FigureTarget efficiency = names.Target(["efficiency"], "");
        yield return new HistogramFigure(efficiency.Name, $"{names.Path}: efficiency", new EfficiencyBuilder(groups, _headers).Build(
            efficiency with { XFallback = "" }, "Efficiency", [.. contributions.Select(c => (c.Component, c.Nominal, First(c.Nominal)))]), isLog: false);
    }

    private static BinArray Levels(CutFlow flow) => new(
        [new AxisDescription { Kind = AxisKind.Category, Grows = true, Bins = flow.Labels.Count, Categories = [.. flow.Labels.Select(l => l.StartsWith("events reaching ", StringComparison.Ordinal) ? "all" : l)] }],
        [.. flow.Labels.Select((_, i) => flow.SumOfWeights(i))], [.. flow.Labels.Select((_, i) => flow.SumOfSquares(i))]);

    /// <summary>The first level at all levels: what the efficiency so far is of.</summary>
    private static BinArray First(BinArray levels) => levels with
    {
        Values = [.. levels.Values.Select(_ => levels.Values[0])],
        Variances = [.. levels.Variances.Select(_ => levels.Variances[0])],
    };

    /// <summary>What the figures of a histogram are of: all of it, and each category.</summary>
    internal static IEnumerable<Slice> Slices(FigureNames names, IReadOnlyList<(PlotComponent Component, HistogramResult Result)> parts, Action<string> warn) =>
        Slice.Of(Contribution.Unite(names.Path, [.. parts.Select(p => Contribution.Of(p.Component, p.Result))], warn));

    private IEnumerable<Figure> Counts(FigureNames names, IReadOnlyList<(PlotComponent Component, HistogramResult Result)> parts, Action<string> warn)
    {
        foreach (Slice slice in Slices(names, parts, warn))
        {
            List<Contribution> contributions = slice.Contributions;
            int axes = contributions[0].Nominal.Axes.Count;
            IEnumerable<Figure> figures =
                slice.Efficiency is { } axis ? [Efficiency(names, slice, axis)]
                : axes == 3 ? Enumerable.Range(0, 3).Reverse().SelectMany(away => Maps(names, Contribution.Projected(contributions, away, null), [.. slice.Path, $"projection{3 - away}"], slice.Text))
                : axes == 2 ? Maps(names, contributions, slice.Path, slice.Text)
                : Stack(names, names.Target(slice.Path, slice.Text), contributions, warn);
            foreach (Figure figure in figures)
            {
                yield return figure;
            }
        }
    }

    private HistogramFigure Efficiency(FigureNames names, Slice slice, int axis)
    {
        FigureTarget target = names.Target(slice.Path, slice.Text);
        string named = slice.Contributions[0].Nominal.Axes[axis].Title;
        return new HistogramFigure(target.Name, $"{names.Path}: efficiency", new EfficiencyBuilder(groups, _headers).Build(
            target, named.Length > 0 ? $"Efficiency: {named}" : "Efficiency",
            [.. slice.Contributions.Select(c => (c.Component, c.Nominal.Without(axis, 1), c.Nominal.Without(axis, null)))]), isLog: false);
    }

    private IEnumerable<Figure> Stack(FigureNames names, FigureTarget target, List<Contribution> contributions, Action<string> warn)
    {
        FigureContent content = new StackBuilder(groups, style, _headers).Build(IsCutFlow(contributions) ? target with { XFallback = "" } : target, contributions);
        if (content.Bins.IsOutside)
        {
            warn($"{names.Path}: its range and rebinning leave none of {content.Bins.Axis.Bins} bins to draw.");
        }
        else if (content.Bins.LeftOut > 0)
        {
            warn(string.Create(CultureInfo.InvariantCulture, $"{names.Path}: Rebin {target.Style.Rebin} leaves {content.Bins.LeftOut} of {content.Bins.Axis.Bins} bins over at the end, which {(content.Bins.LeftOut == 1 ? "is" : "are")} not drawn. Choose a divisor, or Flow = FlowBins.Summed."));
        }

        string title = content.Text.IsEmpty ? names.Path : $"{names.Path}, {content.Text}";
        return Scales(names, target.Name, title, (name, t, isLog) => new HistogramFigure(name, t, content, isLog));
    }

    private static bool IsCutFlow(List<Contribution> contributions) => contributions[0].Nominal.Axes[0] is { Grows: true, Title: "" };

    private IEnumerable<Figure> Maps(FigureNames names, List<Contribution> contributions, string[] path, string text)
    {
        foreach ((string suffix, MapContent content) in new MapBuilder(groups, style, _headers).Build(names.Target([.. path, "map"], text), contributions))
        {
            FigureTarget target = names.Target([.. path, suffix], text);
            foreach (Figure figure in Scales(names, target.Name, $"{names.Path}, {content.Text}", (name, t, isLog) => new MapFigure(name, t, content, isLog)))
            {
                yield return figure;
            }
        }
    }

    private IEnumerable<Figure> Profile(FigureNames names, IReadOnlyList<(PlotComponent Component, HistogramResult Result)> parts, Action<string> warn)
    {
        AxisDescription[] axes = [.. parts[0].Result.Profile!.Axes.Select(a => a.Describe())];
        (PlotComponent Component, HistogramResult Result)[] same = [.. parts.Where(p => p.Result.Profile!.Axes.Select(a => a.Describe()).SequenceEqual(axes))];
        foreach ((PlotComponent other, _) in parts.Except(same))
        {
            warn($"{names.Path}: the axes of {other.Summary.Component} differ from those of {parts[0].Component.Summary.Component}; it is left out.");
        }

        string title = parts[0].Result.Title.Length > 0 ? parts[0].Result.Title : $"Mean of {names.Name}";
        if (axes.Length == 1)
        {
            FigureTarget target = names.Target([], "");
            yield return new HistogramFigure(target.Name, names.Path, new ProfileBuilder(groups, _headers).Build(target, title, same), isLog: false);
        }
        else if (axes.Length == 2)
        {
            foreach ((string suffix, MapContent content) in new MapBuilder(groups, style, _headers).Means(names.Target(["map"], ""), title, same))
            {
                yield return new MapFigure(names.Target([suffix], "").Name, $"{names.Path}, {content.Text}", content, isLog: false);
            }
        }
        else
        {
            warn($"{names.Path} is a profile over three axes; only those over one or two are drawn.");
        }
    }

    /// <summary>The linear and the logarithmic figure, or one of them.</summary>
    private static IEnumerable<Figure> Scales(FigureNames names, string name, string title, Func<string, string, bool, Figure> make)
    {
        FigureScale scale = names.Style.Scale ?? FigureScale.Both;
        if (scale != FigureScale.Log)
        {
            yield return make(name, title, false);
        }

        if (scale != FigureScale.Linear)
        {
            yield return make(names.Logarithmic(name), $"{title}, logarithmic", true);
        }
    }
}
