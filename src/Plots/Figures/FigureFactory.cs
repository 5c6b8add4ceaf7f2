using Heppy.Physics;

namespace Heppy.Plots;

/// <summary>Decides which figures a result gets, and makes them.</summary>
/// <param name="groups">The groups.</param>
/// <param name="style">The style.</param>
internal sealed class FigureFactory(IReadOnlyList<DrawnGroup> groups, PlotStyle style)
{
    /// <summary>With more categories than this, an axis of categories is one side of a map, not a figure for each.</summary>
    private const int MostSlices = 40;

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
        List<Contribution> contributions = United(names, [.. parts.Select(p => new Contribution(
            p.Component, Levels(p.Flow), [.. p.Flow.Variations.Names.Select(v => (v, Levels(p.Flow.Variations[v])))]))], warn);
        foreach (Figure figure in Stack(names, names.Target([], ""), contributions))
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

    private IEnumerable<Figure> Counts(FigureNames names, IReadOnlyList<(PlotComponent Component, HistogramResult Result)> parts, Action<string> warn)
    {
        List<Contribution> contributions = United(names, [.. parts.Select(p => new Contribution(
            p.Component, BinArray.Of(p.Result.Histogram!), [.. p.Result.Variations.Names.Select(v => (v, BinArray.Of(p.Result.Variations[v].Histogram!)))]))], warn);
        return Slices(names, contributions, [], "");
    }

    /// <summary>Figures of each category and of all together, until one or two axes are left.</summary>
    private IEnumerable<Figure> Slices(FigureNames names, List<Contribution> contributions, string[] path, string text)
    {
        IReadOnlyList<AxisDescription> axes = contributions[0].Nominal.Axes;
        int sliced = axes.Count == 1 ? -1 : axes.Select((a, i) => (a, i)).Where(p => IsNamed(p.a) && p.a.Extent <= MostSlices).Select(p => p.i).DefaultIfEmpty(-1).First();
        if (sliced >= 0 && (axes.Count > 2 || !axes.All(IsNamed)))
        {
            return Sliced(names, contributions, sliced, path, text);
        }

        if (axes.Count == 3)
        {
            return Enumerable.Range(0, 3).Reverse().SelectMany(away => Maps(names, Projected(contributions, away, null), [.. path, $"projection{3 - away}"], text));
        }

        return axes.Count == 2 ? Maps(names, contributions, path, text) : Stack(names, names.Target(path, text), contributions);
    }

    private IEnumerable<Figure> Sliced(FigureNames names, List<Contribution> contributions, int axis, string[] path, string text)
    {
        AxisDescription named = contributions[0].Nominal.Axes[axis];
        foreach (Figure figure in Slices(names, Projected(contributions, axis, null), path, text))
        {
            yield return figure;
        }

        string[] categories = named.Kind == AxisKind.Boolean ? ["false", "true"] : [.. named.Categories];
        string prefix = named.Title.Length > 0 ? $"{named.Title}: " : "";
        for (int i = 0; i < categories.Length; i++)
        {
            string slice = text.Length > 0 ? $"{text}, {prefix}{categories[i]}" : prefix + categories[i];
            foreach (Figure figure in Slices(names, Projected(contributions, axis, i), [.. path, categories[i]], slice))
            {
                yield return figure;
            }
        }

        if (named.Kind == AxisKind.Boolean && contributions[0].Nominal.Axes.Count == 2)
        {
            FigureTarget target = names.Target([.. path, "efficiency"], text);
            string title = named.Title.Length > 0 ? $"Efficiency: {named.Title}" : "Efficiency";
            yield return new HistogramFigure(target.Name, $"{names.Path}: efficiency", new EfficiencyBuilder(groups, _headers).Build(
                target, title, [.. contributions.Select(c => (c.Component, c.Nominal.Without(axis, 1), c.Nominal.Without(axis, null)))]), isLog: false);
        }
    }

    private static bool IsNamed(AxisDescription axis) => axis.Kind is AxisKind.Category or AxisKind.Boolean;

    private static List<Contribution> Projected(List<Contribution> contributions, int axis, int? bin) => [.. contributions.Select(c => c.Select(b => b.Without(axis, bin)))];

    private IEnumerable<Figure> Stack(FigureNames names, FigureTarget target, List<Contribution> contributions)
    {
        FigureContent content = new StackBuilder(groups, style, _headers).Build(IsCutFlow(contributions) ? target with { XFallback = "" } : target, contributions);
        string title = content.Text.IsEmpty ? names.Path : $"{names.Path}, {content.Text}";
        return Scales(names, target.Name, title, (name, t, isLog) => new HistogramFigure(name, t, content, isLog));
    }

    private static bool IsCutFlow(List<Contribution> contributions) => contributions[0].Nominal.Axes[0] is { Grows: true, Title: "" };

    private IEnumerable<Figure> Maps(FigureNames names, List<Contribution> contributions, string[] path, string text)
    {
        foreach ((string suffix, MapContent content) in new MapBuilder(groups, _headers).Build(names.Target([.. path, "map"], text), contributions))
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
            foreach ((string suffix, MapContent content) in new MapBuilder(groups, _headers).Means(names.Target(["map"], ""), title, same))
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

    /// <summary>Brings all contributions to the same axes; those with others are left out.</summary>
    private static List<Contribution> United(FigureNames names, Contribution[] contributions, Action<string> warn)
    {
        IReadOnlyList<AxisDescription> axes = contributions[0].Nominal.Axes;
        List<Contribution> fitting = [];
        foreach (Contribution part in contributions)
        {
            if (BinArray.Unite(axes, part.Nominal.Axes) is { } united)
            {
                axes = united;
                fitting.Add(part);
            }
            else
            {
                warn($"{names.Path}: the axes of {part.Component.Summary.Component} differ from those of {contributions[0].Component.Summary.Component}; it is left out.");
            }
        }

        foreach (BinArray varied in fitting.SelectMany(p => p.Varied).Select(v => v.Bins))
        {
            axes = BinArray.Unite(axes, varied.Axes) ?? axes;
        }

        return [.. fitting.Select(p => p.Select(b => b.Over(axes)))];
    }
}
