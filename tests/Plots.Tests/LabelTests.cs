using CsCheck;
using Xunit;

namespace Heppy.Plots.Tests;

public class LabelTests
{
    [Theory]
    [InlineData("m_{#mu#mu} [GeV]", "mμμ [GeV]")]
    [InlineData("p_{T}", "pT")]
    [InlineData("$p_{T}^{miss}$", "pTmiss")]
    [InlineData("\\mu^{+}\\mu^{-}", "μ+μ−")]
    [InlineData("#sqrt{s} = 13 TeV", "√s = 13 TeV")]
    [InlineData("t#bar{t}", "tt")]
    [InlineData("#Deltaphi", "Δphi")]
    [InlineData("59.8 fb^{-1}", "59.8 fb−1")]
    [InlineData("m^2", "m2")]
    [InlineData("lead_pt", "lead_pt")]
    [InlineData("#1 jet", "#1 jet")]
    [InlineData("#nothing", "#nothing")]
    [InlineData("100 % & <b>", "100 % & <b>")]
    [InlineData("", "")]
    [InlineData("a_{b", "ab")]
    [InlineData("a}", "a}")]
    [InlineData("#hat{s}", "s\u0302")]
    public void Markup_is_read_as_users_of_root_write_it(string text, string shown) => Assert.Equal(shown, Label.Parse(text).ToString());

    [Fact]
    public void A_superscript_behind_a_subscript_stands_above_it()
    {
        Label label = Label.Parse("m_{T}^{2}");

        Assert.Equal(0, label.Runs[1].Back);
        Assert.Equal(FontWidths.Of("T") * 0.7, label.Runs[2].Back, 1e-12);
        Assert.True(label.Runs[1].Rise < 0 && label.Runs[2].Rise > 0);
    }

    [Fact]
    public void A_bar_is_as_long_as_what_is_below_it()
    {
        LabelRule rule = Assert.Single(Label.Parse("t#bar{t}").Rules);

        Assert.Equal(FontWidths.Of("t"), rule.Start, 1e-12);
        Assert.Equal(FontWidths.Of("t"), rule.Width, 1e-12);
    }

    [Fact]
    public void A_name_is_no_markup() => Assert.Equal("a_{b}^#mu", Assert.Single(Label.Plain("a_{b}^#mu").Runs).Text);

    [Fact]
    public void Any_text_gives_a_label() => Gen.String[Gen.OneOf(Gen.Char["_^{}#\\$ab"], Gen.Char), 0, 30].Sample(text =>
    {
        Label label = Label.Parse(text);
        return label.Width >= 0 && label.Rules.All(r => r.Width >= 0);
    });
}
