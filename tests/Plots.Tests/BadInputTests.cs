using CsCheck;
using Heppy.Physics;
using Xunit;

namespace Heppy.Plots.Tests;

/// <summary>Whatever is in a histogram, there is a proper picture.</summary>
public class BadInputTests
{
    private static Axis<double> Mass(int bins = 4) => Axis.Regular(bins, 0, 40, "m [GeV]");

    [Fact]
    public void An_empty_histogram_says_so()
    {
        var figures = Given.Draw([Given.Component("data", "data", 1, Given.Counts("m", Mass())), Given.Component("mc", "mc", 1, Given.Counts("m", Mass()))]);

        Assert.All(figures.Values, svg => Assert.Contains("No entries", svg, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(2000)]
    public void Any_number_of_bins_is_drawn(int bins) =>
        Assert.Equal(2, Given.Draw([Given.Component("data", "data", 1, Given.Counts("m", Mass(bins), 3)), Given.Component("mc", "mc", 1, Given.Counts("m", Mass(bins), 2))]).Count);

    [Theory]
    [InlineData(-9, -1)]
    [InlineData(50, 60)]
    [InlineData(1, 9)]
    public void A_range_without_a_bin_is_an_empty_figure_and_a_warning(double low, double high)
    {
        var style = new PlotStyle { Figures = [new("m") { Range = [low, high], Flow = FlowBins.Shown }] };
        PlotComponent[] components = [Given.Component("data", "data", 1, Given.Counts("m", Mass(), 3)), Given.Component("mc", "mc", 1, Given.Counts("m", Mass(), 2))];
        var book = new PlotBook(components, style, new PlotChoice());

        Assert.Equal(2, book.Items.Single().Figures().Count());
        Assert.Equal("Analysis/m: its range and rebinning leave none of 4 bins to draw.", Assert.Single(book.Warnings));
        Assert.All(Given.Draw(components, style).Values, svg => Assert.Contains("No bins in this range", svg, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, FlowBins.Hidden, null)]
    [InlineData(3, FlowBins.Hidden, "Analysis/m: Rebin 3 leaves 1 of 4 bins over at the end, which is not drawn. Choose a divisor, or Flow = FlowBins.Summed.")]
    [InlineData(3, FlowBins.Summed, null)]
    public void Bins_that_rebinning_leaves_over_are_not_dropped_silently(int rebin, FlowBins flow, string? said)
    {
        var style = new PlotStyle { Figures = [new("m") { Rebin = rebin, Flow = flow }] };
        var book = new PlotBook([Given.Component("mc", "mc", 1, Given.Counts("m", Mass(), 3, 1, 2, 2))], style, new PlotChoice());

        Assert.NotEmpty(book.Items.Single().Figures().ToArray());
        Assert.Equal(said, book.Warnings.SingleOrDefault());
    }

    [Fact]
    public void A_scale_of_zero_is_drawn() => Assert.Equal(2, Given.Draw([Given.Component("mc", "mc", 0, Given.Counts("m", Mass(), 3, 2))]).Count);

    [Fact]
    public void What_is_not_a_number_is_in_the_overflow()
    {
        var content = new HistogramContent(Mass());
        content.Add(((Axis<double>)content.Axes[0]).Index(double.NaN), 1);
        var figures = Given.Draw([Given.Component("data", "data", 1, new HistogramResult("m", "", content))]);

        Assert.Contains("No entries", figures["Analysis/m"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_that_is_not_a_number_is_a_mistake_that_is_named()
    {
        var mistake = Assert.Throws<UserError>(() => Given.Draw([Given.Component("mc", "mc", double.NaN, Given.Counts("m", Mass(), 3))]));

        Assert.Contains("mc", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_weights_and_sums_are_drawn()
    {
        var figures = Given.Draw(
        [
            Given.Component("data", "data", 1, Given.Counts("m", Mass(), 1, 0, 2)),
            Given.Component("a", "mc", 1, Given.Weights("m", Mass(), 0, -3, 5, 2, -0.5)),
            Given.Component("b", "mc", 1, Given.Weights("m", Mass(), 0, 1, -7, 2, 0.5)),
        ]);

        Assert.Equal(2, figures.Count);
        Golden.Matches("negative.svg", figures["Analysis/m"]);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-9)]
    [InlineData(1e9)]
    [InlineData(1e140)]
    public void Weights_of_any_size_are_drawn(double weight) =>
        Assert.Equal(2, Given.Draw([Given.Component("mc", "mc", 1, Given.Weights("m", Mass(), 0, weight, 2 * weight))]).Count);

    [Fact]
    public void A_billion_entries_have_a_power_of_ten_at_the_axis()
    {
        var sums = new ReproducibleSums(6);
        sums.Add(1, 1e9);
        var data = HistogramContent.Restore([Mass()], 1_000_000_000, sums, sums);
        var figures = Given.Draw([Given.Component("data", "data", 1, new HistogramResult("m", "", data))]);

        Assert.Contains("×10", figures["Analysis/m"], StringComparison.Ordinal);
    }

    [Fact]
    public void Data_alone_and_simulation_alone_are_figures_without_a_ratio()
    {
        string data = Given.Draw([Given.Component("d", "data", 1, Given.Counts("m", Mass(), 5, 6))])["Analysis/m"];
        string simulation = Given.Draw([Given.Component("s", "mc", 1, Given.Counts("m", Mass(), 5, 6))])["Analysis/m"];

        Assert.DoesNotContain("Data / Sim.", data, StringComparison.Ordinal);
        Assert.DoesNotContain("Data / Sim.", simulation, StringComparison.Ordinal);
        Assert.Contains(">Simulation<", simulation, StringComparison.Ordinal);
        Assert.DoesNotContain(">Simulation<", data, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_all_legal_characters_are_drawn_and_are_different_files()
    {
        const string legal = "aZ09_-+.=";
        string[] names = [legal, "m", "m_log", "m_log_log", "mass", "mass_a"];
        var figures = Given.Draw([Given.Component(legal, "mc", 1, [.. names.Select(n => (object)Given.Counts(n, Mass(), 1, 2))])]);

        Assert.Equal(2 * names.Length, figures.Count);
        Assert.All(figures.Keys, name => Assert.Matches("^Analysis/[A-Za-z0-9_.+=@-]+$", name));
        Assert.Contains(figures.Values, svg => svg.Contains($">{legal}<", StringComparison.Ordinal));
    }

    [Fact]
    public void A_thousand_histograms_are_a_thousand_figures_of_their_own()
    {
        const string legal = "aZ09_-+.=";
        string[] names = [.. Enumerable.Range(0, 1000).Select(i => string.Concat(Enumerable.Range(0, 4).Select(k => legal[i / (int)Math.Pow(legal.Length, k) % legal.Length])))];
        var figures = Given.Draw([Given.Component("mc", "mc", 1, [.. names.Select(n => (object)Given.Counts(n, Mass(), 1, 2))])], choice: new PlotChoice { Scale = FigureScale.Linear });

        Assert.Equal(1000, figures.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(names.Select(n => $"Analysis/{n}").Order(StringComparer.Ordinal), figures.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Categories_of_any_text_are_escaped_and_are_different_files()
    {
        var content = new HistogramContent(Axis.Categories("process"), Mass());
        string[] texts = ["<script>", "a/b", "a\\b", "", "x\u0001y", "µ→e", "A/B"];
        foreach (string text in texts)
        {
            content.Add(content.FlatIndex(((Axis<string>)content.Axes[0]).Index(text), 1), 1);
        }

        var figures = Given.Draw([Given.Component("mc", "mc", 1, new HistogramResult("m", "", content))]);

        Assert.Equal(2 * (1 + texts.Length), figures.Count);
        Assert.DoesNotContain(figures.Values, svg => svg.Contains("<script>", StringComparison.Ordinal));
    }

    [Fact]
    public void Components_with_other_axes_are_left_out_with_a_warning()
    {
        var book = new PlotBook(
            [Given.Component("a", "mc", 1, Given.Counts("m", Mass(4), 1)), Given.Component("b", "mc", 1, Given.Counts("m", Mass(5), 1))], new PlotStyle(), new PlotChoice());
        Assert.Equal(2, book.Items.Single().Figures().Count());

        Assert.Contains("axes of b differ", Assert.Single(book.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_that_only_some_components_have_is_drawn_of_these() =>
        Assert.Contains(">b<", Given.Draw([Given.Component("a", "mc", 1), Given.Component("b", "mc", 1, Given.Counts("m", Mass(), 1))])["Analysis/m"], StringComparison.Ordinal);

    [Fact]
    public void Thirty_components_fit_into_the_legend() =>
        Golden.Matches("thirty.svg", Given.Draw([.. Enumerable.Range(0, 30).Select(i => Given.Component($"a_long_name_of_a_component_{i}", "mc", 1, Given.Counts("m", Mass(), i + 1)))])["Analysis/m_log"]);

    [Fact]
    public void Any_bins_are_drawn() => Gen.Double[-1e6, 1e6].Array[6].Sample(
        weights => Given.Draw([Given.Component("d", "data", 1, Given.Counts("m", Mass(), 2, 1)), Given.Component("s", "mc", 1, Given.Weights("m", Mass(), weights))]).Count == 2, iter: 200);
}
