using Heppy.Plots;

namespace Heppy.Drawing;

/// <summary>Plots as the figures that <c>heppy-plot</c> draws.</summary>
/// <param name="isLog">Logarithmic.</param>
/// <param name="isNormalized">Each series by itself, normalised to 1.</param>
/// <param name="condition">Cut and weight, written above; may be empty.</param>
/// <param name="what">What is counted: <c>Events</c>, <c>Entries</c>.</param>
internal sealed class DrawFigures(bool isLog, bool isNormalized, string condition, string what)
{
    /// <summary>The figures of a plot: one, or a map for each series.</summary>
    internal IReadOnlyList<Figure> Of(DrawnPlot plot)
    {
        // Names have no spaces nor wildcards; what is written are the labels.
        string[] names = [.. plot.Series.Select((_, i) => $"series{i}")];
        PlotComponent[] components = [.. plot.Series.Select((s, i) => new PlotComponent(Summary(names[i], s), [Results(s)]))];
        bool isOne = plot.Series.Count == 1 && !plot.IsMap && !isNormalized;
        var style = new PlotStyle
        {
            Status = Plain(condition),
            Luminosity = plot.Series.Count == 1 ? StatisticsText.Short(plot.Series[0], plot) : "",
            Counted = what,
            Groups = [.. plot.Series.Select((s, i) => new PlotGroup(Plain(s.Label.Length > 0 || plot.IsMap ? s.Label : plot.Expression)) { Components = [names[i]], Role = isOne ? PlotRole.Stack : PlotRole.Signal })],
            Figures =
            [
                new FigureStyle("*")
                {
                    Scale = isLog ? FigureScale.Log : FigureScale.Linear,
                    Normalize = isNormalized,
                    Panel = FigurePanel.None,
                },
            ],
        };
        return [.. new PlotBook(components, style, new PlotChoice()).Items.SelectMany(i => i.Figures())];
    }

    private static AnalyzerResults Results(DrawnSeries series)
    {
        var results = new AnalyzerResults("draw");
        results.Histograms.Add(new HistogramResult("drawn", "", series.Content));
        return results;
    }

    private static Summary Summary(string name, DrawnSeries series) => new()
    {
        Component = name,
        Kind = "mc",
        Events = series.Entries,
        EventsTotal = series.Entries,
        Selected = series.Entries,
        SumOfWeights = [],
        SumOfWeights2 = [],
        Analyzers = [],
        Results = [],
    };

    /// <summary>A text in which signs of markup are not understood as such.</summary>
    private static string Plain(string text) => text.Replace("#", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal)
        .Replace("^", " ^ ", StringComparison.Ordinal).Replace("_{", "_ {", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
}
