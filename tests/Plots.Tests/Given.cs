using System.Text;
using System.Xml.Linq;
using Heppy.Physics;

namespace Heppy.Plots.Tests;

/// <summary>Small runs to draw.</summary>
internal static class Given
{
    /// <summary>A component with some results of one analyzer, called <c>Analysis</c>.</summary>
    internal static PlotComponent Component(string name, string kind, double scale, params object[] results)
    {
        var analyzer = new AnalyzerResults("Analysis");
        analyzer.Histograms.AddRange(results.OfType<HistogramResult>());
        analyzer.CutFlows.AddRange(results.OfType<CutFlow>());
        return new PlotComponent(Summary(name, kind) with { Scale = scale }, [analyzer]);
    }

    internal static Summary Summary(string name, string kind) => new()
    {
        Component = name,
        Kind = kind,
        Events = 1000,
        EventsTotal = 1000,
        Selected = 100,
        SumOfWeights = [1000],
        SumOfWeights2 = [1000],
        CrossSection = kind == "mc" ? 1 : null,
        Luminosity = 59_800,
        Analyzers = [],
        Results = [],
    };

    /// <summary>A histogram with a number of entries of weight 1 in each bin of an axis, flow bins left out.</summary>
    internal static HistogramResult Counts(string name, Axis<double> axis, params int[] counts)
    {
        var content = new HistogramContent(axis);
        for (int i = 0; i < counts.Length; i++)
        {
            for (int k = 0; k < counts[i]; k++)
            {
                content.Add(i + 1, 1);
            }
        }

        return new HistogramResult(name, "", content);
    }

    /// <summary>A histogram with one weighted entry in each stored bin.</summary>
    internal static HistogramResult Weights(string name, Axis axis, params double[] weights)
    {
        var content = new HistogramContent(axis);
        for (int i = 0; i < weights.Length; i++)
        {
            content.Add(i, weights[i]);
        }

        return new HistogramResult(name, "", content);
    }

    /// <summary>A histogram with a smooth peak over a falling background, and a variation that makes it larger and smaller.</summary>
    internal static HistogramResult Peak(string name, int bins, double height, double at, double variation = 0, bool isData = false)
    {
        HistogramResult Make(double factor)
        {
            var content = new HistogramContent(Axis.Regular(bins, 60, 180, "m_{#mu#mu} [GeV]"));
            for (int i = 0; i < bins; i++)
            {
                double x = 60 + (120 * (i + 0.5) / bins);
                double y = height * factor * ((0.2 * Math.Exp(-x / 60)) + Math.Exp(-(x - at) * (x - at) / 50));
                int entries = isData ? (int)Math.Round(y + (Math.Sqrt(y) * Math.Sin(7 * i))) : 20;
                for (int k = 0; k < entries; k++)
                {
                    content.Add(i + 1, isData ? 1 : y / 20);
                }
            }

            return new HistogramResult(name, "", content);
        }

        HistogramResult result = Make(1);
        if (variation > 0)
        {
            result.Variations.Add("scale_up", Make(1 + variation));
            result.Variations.Add("scale_down", Make(1 - variation));
        }

        return result;
    }

    /// <summary>Draws all figures of a run; each must be well-formed.</summary>
    internal static Dictionary<string, string> Draw(IReadOnlyList<PlotComponent> components, PlotStyle? style = null, PlotChoice? choice = null)
    {
        var canvas = new SvgCanvas();
        var drawn = new Dictionary<string, string>();
        foreach (Figure figure in new PlotBook(components, style ?? new PlotStyle(), choice ?? new PlotChoice()).Items.SelectMany(i => i.Figures()))
        {
            figure.Draw(canvas);
            string svg = Encoding.UTF8.GetString(canvas.Bytes.Span);
            XDocument.Parse(svg);
            drawn.Add(figure.Name, svg);
        }

        return drawn;
    }
}
