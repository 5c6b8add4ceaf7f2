using Heppy.Fits;
using Xunit;

namespace Heppy.Plots.Tests.Fits;

public class CombineCardTests
{
    [Fact]
    public void A_datacard_has_the_bytes_that_it_had() => Golden.Matches("fit.txt", new CombineCard(FitRun.Model(), "fit.root").Text);

    [Fact]
    public void The_rates_are_the_sums_of_the_histograms_and_shapes_are_beside_them()
    {
        FitModel model = FitRun.Model();
        var card = new CombineCard(model, "fit.root");
        AnalyzerResults low = card.Histograms[0];

        Assert.Equal("m_low", low.Name);
        Assert.Equal(["data_obs", "ggH", "tt", "tt_jesUp", "tt_jesDown", "tt_pdfUp", "tt_pdfDown", "w"], low.Histograms.Select(h => h.Name));
        Assert.Equal([0, 12, 8, 8, 0], low.Histograms[3].Histogram!.Values());
        Assert.Equal([0, 16, 16, 32, 0], low.Histograms[2].Histogram!.Variances().Select(v => Math.Round(v, 9)));
        Assert.Equal(16, low.Histograms[2].Histogram!.Entries);
        Assert.Equal(60, low.Histograms[0].Histogram!.Values().Sum());
    }

    [Fact]
    public void A_source_that_is_a_shape_in_one_sample_is_one_in_all()
    {
        // W is doubled as a whole; the bins of top pairs change differently.
        PlotComponent[] components = FitRun.Components();
        components[3] = Given.Component("w", "mc", 1, FitRun.Counts("m", [1, 2, 5], [0, 0, 1]));
        components[3].Results[0].Histograms[0].Variations.Add("jes_up", FitRun.Counts("m", [2, 4, 10], [0, 0, 2]));
        components[3].Results[0].Histograms[0].Variations.Add("jes_down", FitRun.Counts("m", [1, 2, 5], [0, 0, 1]));
        var card = new CombineCard(FitRun.Model(components: components), "fit.root");

        Assert.Contains("w_jesUp", card.Histograms[0].Histograms.Select(h => h.Name));
        Assert.DoesNotContain(card.Text.Split('\n'), l => l.StartsWith("jes ", StringComparison.Ordinal) && l.Contains("lnN", StringComparison.Ordinal));
    }
}
