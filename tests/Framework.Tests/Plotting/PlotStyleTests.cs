using Xunit;

namespace Heppy.Framework.Tests.Plotting;

public class PlotStyleTests
{
    [Theory]
    [InlineData("{\"figures\": [null]}")]
    [InlineData("{\"groups\": [{\"title\": \"Signal\", \"components\": [null]}]}")]
    [InlineData("{\"figures\": [{\"match\": null}]}")]
    [InlineData("{\"figures\": [{\"text\": \"no match\"}]}")]
    [InlineData("{\"era\": \"2018\", \"era\": \"2017\"}")]
    [InlineData("[")]
    public void What_is_no_style_is_told_with_its_file(string json) =>
        Assert.StartsWith("plots.json is not a plot style: ", Assert.Throws<UserError>(() => PlotStyle.Parse(json, "plots.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\n\"figurs\": []}", "line 2: there is no setting 'figurs'. Nearest: figures.")]
    [InlineData("{\"figures\": [\n{\"match\": \"m\", \"rebn\": 2}]}", "line 2: there is no setting 'rebn'. Nearest: rebin.")]
    [InlineData("{\"experiment\": 3}", "line 1: experiment: ")]
    [InlineData("experiment: X\ngroups: []", "it is to be JSON; line 1: ")]
    [InlineData("", "it is to be JSON; line 1: ")]
    public void What_is_no_style_is_told_with_its_line_and_the_nearest_setting(string json, string said) =>
        Assert.Contains(said, Assert.Throws<UserError>(() => PlotStyle.Parse(json, "plots.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Comments_commas_and_null_for_nothing_are_allowed() =>
        Assert.Equal("2018", PlotStyle.Parse("{\"era\": \"2018\", /* now */ \"status\": null,}", "plots.json").Era);

    [Fact]
    public void A_style_over_another_changes_what_it_says_and_keeps_the_rest()
    {
        var run = new PlotStyle { Experiment = "Mine", Energy = 13, Status = "Internal", Groups = [new("Z") { Components = ["DY*"] }], Figures = [new("m*") { Blind = [[120, 130]], Rebin = 2 }] };

        PlotStyle style = PlotStyle.Parse("{\"Energy\": 8, \"status\": null, \"figures\": [{\"match\": \"mass\", \"rebin\": 5}]}", "plots.json", run);

        Assert.Equal(("Mine", 8.0, null), (style.Experiment, style.Energy, style.Status));
        Assert.Equal(run.Groups, style.Groups);
        Assert.Equal(["m*", "mass"], style.Figures.Select(f => f.Match));
        Assert.Equal([120, 130], style.Figures.Aggregate((all, f) => all.With(f)).Blind![0]);
        Assert.Empty(PlotStyle.Parse("{\"groups\": []}", "plots.json", run).Groups);
        Assert.Same(run.Groups, PlotStyle.Parse("null", "plots.json", run).Groups);
    }
}
