using System.Text;
using Heppy.Fits;
using Heppy.Physics;

namespace Heppy.Plots.Tests.Fits;

/// <summary>A small run to fit, with numbers that can be checked by hand.</summary>
internal static class FitRun
{
    internal static PlotStyle Style { get; } = new()
    {
        LuminosityUncertainty = 0.02,
        Uncertainties = [new("tt_xsec", 0.1) { Components = ["tt"] }],
        Groups = [new("Higgs") { Components = ["ggH"], Role = PlotRole.Signal, Scale = 50 }],
    };

    /// <summary>Data, a signal and two backgrounds in two categories; scales 1, 0.5, 2 and 1.</summary>
    internal static PlotComponent[] Components() =>
    [
        Given.Component("data", "data", 1, Counts("m", [10, 20, 30], [1, 2, 3])),
        Given.Component("ggH", "mc", 0.5, Varied(Counts("m", [2, 8, 2], [0, 1, 0]), ("id_up", [1.1, 1.1, 1.1]), ("id_down", [0.95, 0.95, 0.95]))),
        Given.Component("tt", "mc", 2, Varied(Counts("m", [4, 4, 8], [1, 1, 1]), ("jes_up", [1.5, 1, 0.5]), ("jes_down", [0.5, 1, 1.5]), ("pdf", [1.25, 1, 1]))),
        Given.Component("w", "mc", 1, Counts("m", [1, 2, 5], [0, 0, 1])),
    ];

    internal static FitModel Model(string[]? channels = null, Func<FitChoice, FitChoice>? choice = null, PlotStyle? style = null, PlotComponent[]? components = null)
    {
        var made = new FitChoice { Channels = channels ?? ["m_*"] };
        return new FitModelBuilder(components ?? Components(), style ?? Style, choice?.Invoke(made) ?? made).Build();
    }

    /// <summary>The workspace of a model, which must be one by the rules.</summary>
    internal static (string Text, Workspace Read) Pyhf(FitModel model)
    {
        using var stream = new MemoryStream();
        PyhfWorkspace.Write(stream, model);
        string text = Encoding.UTF8.GetString(stream.ToArray());
        return (text, Workspace.Parse(text));
    }

    /// <summary>A histogram over a category and three bins from 0 to 30, with entries of weight 1.</summary>
    internal static HistogramResult Counts(string name, params int[][] byCategory)
    {
        var content = new HistogramContent(Axis.Categories("tag"), Axis.Regular(3, 0, 30, "m [GeV]"));
        foreach ((int[] counts, string category) in byCategory.Zip(["low", "high"]))
        {
            int i = ((Axis<string>)content.Axes[0]).Index(category);
            for (int bin = 0; bin < counts.Length; bin++)
            {
                for (int k = 0; k < counts[bin]; k++)
                {
                    content.Add(content.FlatIndex(i, bin + 1), 1);
                }
            }
        }

        return new HistogramResult(name, "", content);
    }

    /// <summary>Adds variations: factors of the three bins.</summary>
    private static HistogramResult Varied(HistogramResult nominal, params (string Name, double[] Factors)[] variations)
    {
        foreach ((string name, double[] factors) in variations)
        {
            HistogramContent from = nominal.Histogram!;
            var content = new HistogramContent([.. from.Axes.Select(a => a.Describe().ToAxis())]);
            double[] values = from.Values();
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] != 0)
                {
                    content.Add(i, values[i] * factors[(i % 5) - 1]);
                }
            }

            nominal.Variations.Add(name, new HistogramResult(nominal.Name, "", content));
        }

        return nominal;
    }
}
