using Heppy.Physics;

namespace Heppy.Plots;

/// <summary>All figures of a run: one item for each histogram, profile and cut flow of any component.</summary>
public sealed class PlotBook
{
    private readonly IReadOnlyList<PlotComponent> _components;
    private readonly PlotStyle _style;
    private readonly PlotChoice _choice;
    private readonly FigureFactory _factory;
    private readonly List<string> _warnings = [];

    /// <summary>Lists the figures of a run.</summary>
    /// <param name="components">Its merged components, in the order of the plan; with different names.</param>
    /// <param name="style">How they are drawn.</param>
    /// <param name="choice">What is drawn.</param>
    /// <exception cref="UserError">The style contradicts itself or the run.</exception>
    public PlotBook(IReadOnlyList<PlotComponent> components, PlotStyle style, PlotChoice choice)
    {
        ArgumentNullException.ThrowIfNull(components);
        ArgumentNullException.ThrowIfNull(style);
        ArgumentNullException.ThrowIfNull(choice);
        if (components.FirstOrDefault(c => !double.IsFinite(c.Summary.Scale)) is { } bad)
        {
            throw new UserError($"the scale of component {bad.Summary.Component} is {bad.Summary.Scale}. Look at its cross section and its sum of weights in summary.json.", ExitCode.Incomplete);
        }

        (_components, _style, _choice) = (components, style, choice);
        Groups = Grouping.Of(components, style);
        _factory = new FigureFactory(Groups, style);
        Items = [.. Find()];
        Check();
    }

    /// <summary>The items, in the order of analyzers and results.</summary>
    public IReadOnlyList<PlotItem> Items { get; }

    /// <summary>Components that are drawn as one.</summary>
    internal IReadOnlyList<DrawnGroup> Groups { get; }

    /// <summary>What could not be drawn as asked, and why: complete when all items have been made.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_warnings)
            {
                return [.. _warnings.Order(StringComparer.Ordinal)];
            }
        }
    }

    private IEnumerable<PlotItem> Find()
    {
        string[] analyzers = [.. _components.SelectMany(c => c.Results).Select(a => a.Name).Distinct()];
        foreach (string analyzer in analyzers)
        {
            (PlotComponent Component, AnalyzerResults Results)[] of = [.. from c in _components from a in c.Results where a.Name == analyzer select (c, a)];
            string[] histograms = [.. of.SelectMany(p => p.Results.Histograms).Select(h => h.Name).Distinct()];
            string[] flows = [.. of.SelectMany(p => p.Results.CutFlows).Where(f => f.Labels.Count > 0).Select(f => f.Name).Distinct()];
            string[] all = [.. histograms, .. flows];
            var byName = of.SelectMany(p => p.Results.Histograms.Select(h => (p.Component, Histogram: h))).ToLookup(p => p.Histogram.Name);
            foreach (string name in histograms.Where(n => IsChosen(analyzer, n)))
            {
                (PlotComponent, HistogramResult)[] parts = [.. byName[name]];
                yield return new PlotItem(analyzer, name, () => _factory.Histogram(Target(analyzer, name, all), parts, Warn))
                {
                    Contents = parts.Any(p => p.Item2.Profile is not null) ? null : () => Contents(Target(analyzer, name, all), parts),
                };
            }

            foreach (string name in flows.Where(n => IsChosen(analyzer, n)))
            {
                (PlotComponent, CutFlow)[] parts = [.. from p in of from f in p.Results.CutFlows where f.Name == name select (p.Component, f)];
                yield return new PlotItem(analyzer, name, () => _factory.CutFlow(Target(analyzer, name, all), parts, Warn));
            }
        }
    }

    private (FigureNames, IEnumerable<Slice>) Contents(FigureNames names, (PlotComponent, HistogramResult)[] parts) => (names, FigureFactory.Slices(names, parts, Warn));

    private FigureNames Target(string analyzer, string name, string[] all) => new(analyzer, name, all, Settings(analyzer, name));

    private bool IsChosen(string analyzer, string name) =>
        (_choice.Only.Count == 0 || _choice.Only.Any(p => Matches(p, analyzer, name))) && Settings(analyzer, name).Skip != true;

    private FigureStyle Settings(string analyzer, string name)
    {
        FigureStyle settings = _style.Figures.Where(f => Matches(f.Match, analyzer, name)).Aggregate(new FigureStyle(name), (all, f) => all.With(f));
        return settings with { Scale = _choice.Scale ?? settings.Scale, Normalize = _choice.Normalize ? true : settings.Normalize };
    }

    private static bool Matches(string pattern, string analyzer, string name) =>
        Grouping.Matches(pattern, pattern.Contains('/', StringComparison.Ordinal) ? $"{analyzer}/{name}" : name);

    private void Check()
    {
        string[] known = [.. _components.SelectMany(c => c.Results).SelectMany(a => (string[])[.. a.Histograms.Select(h => $"{a.Name}/{h.Name}"), .. a.CutFlows.Select(f => $"{a.Name}/{f.Name}")]).Distinct()];
        foreach (string pattern in _style.Figures.Select(f => f.Match).Where(m => !known.Any(k => Meant(m, k))))
        {
            Warn($"plot style: no histogram or cut flow is called '{pattern}'.{Nearest.Sentence(pattern, known.SelectMany(k => (string[])[k, k[(k.IndexOf('/', StringComparison.Ordinal) + 1)..]]))}");
        }

        static bool Meant(string pattern, string path) => path.Split('/', 2) is [var analyzer, var name] && Matches(pattern, analyzer, name);
    }

    private void Warn(string text)
    {
        lock (_warnings)
        {
            if (!_warnings.Contains(text))
            {
                _warnings.Add(text);
            }
        }
    }
}
