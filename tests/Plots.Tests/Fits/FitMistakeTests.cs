using Heppy.Fits;
using Heppy.Physics;
using Xunit;

namespace Heppy.Plots.Tests.Fits;

/// <summary>What cannot be fitted is named, with what to do.</summary>
public class FitMistakeTests
{
    private static void Refused(string message, Func<object> make) => Assert.Contains(message, Assert.Throws<UserError>(make).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("m_lov", "there is no histogram 'm_lov'. Nearest: m_low. There are: Analysis/m, Analysis/m_low, Analysis/m_high")]
    [InlineData("m_low,m_high", "there is no histogram 'm_low,m_high'. Give each by itself: m_low m_high. There are: ")]
    [InlineData("Analysis/q*", "there is no histogram 'Analysis/q*'.")]
    public void An_unknown_histogram(string name, string message) => Refused(message, () => FitRun.Model([name]));

    [Fact]
    public void The_same_events_twice() =>
        Refused("Analysis/m and Analysis/m_low hold the same events, and cannot be fitted together. Leave one out; the categories alone are 'm_*'.", () => FitRun.Model(["m*"]));

    [Fact]
    public void Histograms_of_one_analyzer_are_only_warned_of()
    {
        PlotComponent[] components = [.. FitRun.Components().Select(c => c with { Results = [c.Results[0], Other(c)] })];

        Assert.Contains(FitRun.Model(["m_low", "a", "b"], components: components).Notes, n => n.StartsWith("a, b are filled by one analyzer: fit them together only if no event is in two of them.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_two_axes_or_is_no_histogram()
    {
        var map = new HistogramContent(Axis.Regular(2, 0, 1), Axis.Regular(2, 0, 1));
        PlotComponent[] components = [Given.Component("ggH", "mc", 1, new HistogramResult("map", "", map), new HistogramResult("mean", "", new ProfileContent(Axis.Regular(2, 0, 1))))];

        Refused("Analysis/map has 2 axes: only histograms over one axis", () => FitRun.Model(["map"], components: components));
        Refused("Analysis/mean is a cut flow or a profile", () => FitRun.Model(["mean"], components: components));
    }

    [Fact]
    public void No_signal()
    {
        Refused("which sample is the signal? Type --signal NAME", () => FitRun.Model(style: new PlotStyle()));
        Refused("--signal ggh: there is no such sample. Nearest: ggH.", () => FitRun.Model(choice: c => c with { Signals = ["ggh"] }));
        Refused("--signal ggH,qqH: there is no such sample. Give each by itself: --signal ggH --signal qqH. There are: ", () => FitRun.Model(choice: c => c with { Signals = ["ggH,qqH"] }));
        Refused("drawn together with other samples as 'all'", () => FitRun.Model(choice: c => c with { Signals = ["tt"] }, style: new PlotStyle { Groups = [new("all") { Components = ["tt", "w"] }] }));
        Refused("no signal is expected in Analysis/m_high", () => FitRun.Model(["m_high"], components: [.. FitRun.Components().Where(c => c.Summary.Component != "ggH"), Given.Component("ggH", "mc", 1, FitRun.Counts("m", [1, 1, 1], [0, 0, 0]))]));
    }

    [Fact]
    public void Another_signal_is_left_out_not_taken_for_background()
    {
        FitModel model = FitRun.Model(["m_low"], c => c with { Signals = ["w"] });

        Assert.Equal(["w", "tt"], model.Channels[0].Samples.Select(s => s.Name));
        Assert.Contains("Higgs is drawn as a signal, and not asked for: it is left out.", model.Notes);
    }

    [Fact]
    public void Blinded_data_are_not_written_unless_asked_for()
    {
        PlotStyle style = FitRun.Style with { Figures = [new("m*") { Blind = [[10, 20]] }] };

        Refused("Analysis/m_low is blinded from 10 to 20. To take what is expected in place of the data: --asimov 1", () => FitRun.Model(style: style));
        Assert.Equal([10, 20, 30], FitRun.Model(choice: c => c with { Unblind = true }, style: style).Channels[0].Observed);
        Assert.Equal(10, FitRun.Model(choice: c => c with { Asimov = 1 }, style: style).Channels[0].Observed[0]);
    }

    [Fact]
    public void No_data() => Refused("there are no data. To take what is expected instead: --asimov 1", () => FitRun.Model(components: FitRun.Components()[1..]));

    [Fact]
    public void Data_where_nothing_is_expected() => Refused(
        "Analysis/n: 4 events are observed from 1 to 2, where no sample expects any",
        () => FitRun.Model(["n"], components: [Given.Component("data", "data", 1, Given.Counts("n", Axis.Regular(2, 0, 2), 3, 4)), Given.Component("ggH", "mc", 1, Given.Counts("n", Axis.Regular(2, 0, 2), 3, 0))]));

    [Fact]
    public void Nothing_at_all() => Refused(
        "no sample expects any event in it", () => FitRun.Model(["n"], components: [Given.Component("data", "data", 1, Given.Counts("n", Axis.Regular(2, 0, 2), 3, 4)), Given.Component("ggH", "mc", 1, Given.Counts("n", Axis.Regular(2, 0, 2)))]));

    [Fact]
    public void A_range_without_bins() => Refused("Analysis/m_low has no bins in the range 40 to 50", () => FitRun.Model(["m_low"], c => c with { Range = [40, 50] }));

    [Fact]
    public void Combine_needs_a_background_and_something_under_each_variation()
    {
        Refused("m_low has no background", () => new CombineCard(FitRun.Model(["m_low"], components: FitRun.Components()[..2]), "m.root"));
        HistogramResult vanishing = Given.Weights("n", Axis.Regular(2, 0, 2), 0, 5, 6, 0);
        vanishing.Variations.Add("x_up", Given.Weights("n", Axis.Regular(2, 0, 2), 0, 0, 0, 0));
        FitModel model = FitRun.Model(["n"], c => c with { Asimov = 1 }, components: [Given.Component("ggH", "mc", 1, Given.Counts("n", Axis.Regular(2, 0, 2), 1, 2)), Given.Component("tt", "mc", 1, vanishing)]);
        Refused("n: nothing is left of tt when x is varied", () => new CombineCard(model, "n.root"));
        Refused("may not have any", () => new CombineCard(FitRun.Model(), "a b.root"));
    }

    private static AnalyzerResults Other(PlotComponent component)
    {
        var results = new AnalyzerResults("Other");
        results.Histograms.AddRange([Given.Counts("a", Axis.Regular(2, 0, 2), 3, 4), Given.Counts("b", Axis.Regular(2, 0, 2), 3, 4)]);
        return component.Summary.Kind.Length > 0 ? results : throw new InvalidOperationException();
    }
}
