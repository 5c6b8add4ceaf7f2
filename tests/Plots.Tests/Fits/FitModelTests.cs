using CsCheck;
using Heppy.Fits;
using Xunit;

namespace Heppy.Plots.Tests.Fits;

public class FitModelTests
{
    [Fact]
    public void Samples_are_scaled_to_the_luminosity_and_a_signal_not_by_what_it_is_drawn_with()
    {
        FitModel model = FitRun.Model();

        Assert.Equal(["m_low", "m_high"], model.Channels.Select(c => c.Name));
        Assert.Equal(["ggH", "tt", "w"], model.Channels[0].Samples.Select(s => s.Name));
        Assert.Equal([1, 4, 1], model.Channels[0].Samples[0].Values);
        Assert.Equal([8, 8, 16], model.Channels[0].Samples[1].Values);
        Assert.Equal([10, 20, 30], model.Channels[0].Observed);
        Assert.Equal([0, 10, 20, 30], model.Channels[0].Edges);
        Assert.Equal([2 * Math.Sqrt(4), 2 * Math.Sqrt(4), 2 * Math.Sqrt(8)], model.Channels[0].Samples[1].Errors);
    }

    [Fact]
    public void What_changes_all_bins_by_one_factor_is_a_yield_and_anything_else_a_shape()
    {
        Workspace read = FitRun.Pyhf(FitRun.Model()).Read;
        WorkspaceSample signal = read.Channels["m_low"]["ggH"];
        WorkspaceSample top = read.Channels["m_low"]["tt"];

        Assert.Equal((1.1, 0.95), signal.Yields["id"]);
        Assert.Empty(signal.Shapes);
        Assert.Equal((1.1, 0.9), top.Yields["tt_xsec"]);
        Assert.Equal([12, 8, 8], top.Shapes["jes"].Up);
        Assert.Equal([4, 8, 24], top.Shapes["jes"].Down);
        Assert.Equal(["lumi", "mu"], signal.Factors.Order());
        Assert.Equal(["lumi"], read.Channels["m_high"]["w"].Factors);
    }

    [Fact]
    public void A_variation_that_exists_one_way_only_is_mirrored_and_that_is_said()
    {
        FitModel model = FitRun.Model();
        (double[] up, double[] down) = FitRun.Pyhf(model).Read.Channels["m_low"]["tt"].Shapes["pdf"];

        Assert.Equal([10, 8, 16], up);
        Assert.Equal([6, 8, 16], down);
        Assert.Contains("pdf has been varied one way only: what it changes is mirrored.", model.Notes);
    }

    [Fact]
    public void A_workspace_has_the_bytes_that_it_had() => Golden.Matches("fit.json", FitRun.Pyhf(FitRun.Model()).Text);

    [Fact]
    public void Groups_of_components_are_one_sample_and_what_moves_one_of_them_moves_it_by_its_part()
    {
        FitModel model = FitRun.Model(["m_low"], style: FitRun.Style with { Groups = [.. FitRun.Style.Groups, new("t#bar{t}, W") { Components = ["tt", "w"] }] });

        Assert.Equal(["ggH", "t_bar_t___W"], model.Channels[0].Samples.Select(s => s.Name));
        Assert.Equal([9, 10, 21], model.Channels[0].Samples[1].Values);
        Assert.Equal([9.8, 10.8, 22.6], model.Channels[0].Samples[1].Shifts.Single(s => s.Name == "tt_xsec").Up);
    }

    [Theory]
    [InlineData(1, 10, 14.0)]
    [InlineData(0, 9, 10.0)]
    public void Asimov_data_are_what_is_expected(double strength, double first, double second)
    {
        double[] observed = [.. FitRun.Model(["m_low"], c => c with { Asimov = strength }).Channels[0].Observed];

        Assert.Equal([first, second], observed[..2]);
    }

    [Fact]
    public void Bins_are_made_wider_and_a_range_is_taken()
    {
        FitModel model = FitRun.Model(["m"], c => c with { Rebin = 2, Range = [10, 30] });

        Assert.Equal([10, 30], model.Channels[0].Edges);
        Assert.Equal([55], model.Channels[0].Observed);
        Assert.Contains(model.Notes, n => n.Contains("of 53.5 expected events are beyond its bins and left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Bins_below_0_are_set_to_0_and_that_is_said()
    {
        FitModel model = FitRun.Model(["n"], components:
        [
            Given.Component("data", "data", 1, Given.Counts("n", Axis.Regular(2, 0, 2), 3, 4)), Given.Component("ggH", "mc", 1, Given.Weights("n", Axis.Regular(2, 0, 2), 0, -1.5, 2, 0)),
            Given.Component("tt", "mc", 1, Given.Weights("n", Axis.Regular(2, 0, 2), 0, 5, 6, 0)),
        ]);

        Assert.Equal([0, 2], model.Channels[0].Samples[0].Values);
        Assert.Equal([1.5, 2], model.Channels[0].Samples[0].Errors);
        Assert.Contains("Analysis/n: ggH is below 0 in 1 of 2 bins, -1.5 events in all: they are set to 0.", model.Notes);
        FitRun.Pyhf(model);
    }

    [Fact]
    public void A_sample_without_events_is_left_out_and_that_is_said()
    {
        FitModel model = FitRun.Model(components: [.. FitRun.Components().Where(c => c.Summary.Component != "w"), Given.Component("w", "mc", 1, FitRun.Counts("m", [1, 2, 5], [0, 0, 0]))]);

        Assert.Equal(["ggH", "tt"], model.Channels[1].Samples.Select(s => s.Name));
        Assert.Contains("Analysis/m_high: w expects no events and is left out of it.", model.Notes);
    }

    [Fact]
    public void Names_are_letters_digits_and_underscores_and_different()
    {
        FitModel model = FitRun.Model(["m_low"], components: [.. FitRun.Components(), Given.Component("t.t", "mc", 1, FitRun.Counts("m", [1, 1, 1], [1, 1, 1])), Given.Component("t+t", "mc", 1, FitRun.Counts("m", [1, 1, 1], [1, 1, 1]))]);

        Assert.Equal(["ggH", "tt", "w", "t_t", "t_t_2"], model.Channels[0].Samples.Select(s => s.Name));
        Assert.Contains("'t+t' is called t_t_2: names have letters, digits and _ only.", model.Notes);
    }

    [Fact]
    public void A_partial_component_is_named()
    {
        PlotComponent[] components = FitRun.Components();
        components[0] = components[0] with { Summary = components[0].Summary with { Events = 600 } };

        Assert.Contains("data is not whole: 600 of 1,000 events were processed.", FitRun.Model(components: components).Notes);
    }

    [Theory]
    [InlineData(2e-10, true)]
    [InlineData(2e-11, false)]
    [InlineData(2e-300, false)]
    [InlineData(0.0, false)]
    [InlineData(2e200, true)]
    public void A_factor_of_a_yield_is_above_0_as_written_or_a_shape(double factor, bool isFactor) =>
        Assert.Equal(isFactor, new FitShift("s", [1, 2], [factor, 2 * factor], [1, 2]).Factors is { Up: > 0 });

    [Fact]
    public void Any_bins_make_a_workspace_by_the_rules_or_a_message() => Gen.Select(Gen.Double[-10, 100].Array[5], Gen.Double[-10, 100].Array[5], Gen.Double[-3, 30].Array[5]).Sample((nominal, up, signal) =>
    {
        HistogramResult background = Given.Weights("n", Axis.Regular(3, 0, 3), nominal);
        background.Variations.Add("x_up", Given.Weights("n", Axis.Regular(3, 0, 3), up));
        try
        {
            FitRun.Pyhf(FitRun.Model(["n"], c => c with { Asimov = 1 }, components: [Given.Component("ggH", "mc", 1, Given.Weights("n", Axis.Regular(3, 0, 3), signal)), Given.Component("tt", "mc", 1, background)]));
        }
        catch (UserError)
        {
        }
    }, iter: 300);
}
