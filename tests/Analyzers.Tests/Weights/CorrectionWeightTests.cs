using Heppy.Analyzers.Tests.Variations;
using Xunit;

namespace Heppy.Analyzers.Tests.Weights;

public class CorrectionWeightTests
{
    private static readonly CorrectionSet Muons =
        CorrectionSet.Parse("muons.json", File.ReadAllBytes(Path.Combine(AnalyzersPageTests.Root(), "tests/Analyzers.Tests/Corrections/golden/muons.json")));

    private static readonly Dictionary<string, Quantity<Muon>> Kinematic = new() { ["abseta"] = (in m) => Math.Abs(m.Eta), ["pt"] = (in m) => m.Pt };

    [Fact]
    public void It_weighs_as_a_scale_factor_with_the_correction_does()
    {
        Correction correction = Muons["NUM_TightRelIso_DEN_MediumID"];
        HistogramResult byHand = Run(() => new ScaleFactor<Muon> { Name = "iso", Input = "muons", Value = (in m, s) => correction.Evaluate(Math.Abs(m.Eta), m.Pt, s.Pick("nominal", "systup", "systdown")) });
        HistogramResult named = Run(() => new CorrectionWeight<Muon> { Name = "iso", Input = "muons", Correction = correction, Numbers = Kinematic, Shifted = "scale_factors", Up = "systup", Down = "systdown" });

        Assert.Equal(["iso_up", "iso_down"], named.Variations.Names);
        Assert.Equal(byHand.Histogram!.Values(), named.Histogram!.Values());
        Assert.Equal(byHand.Variations["iso_up"].Histogram!.Values(), named.Variations["iso_up"].Histogram!.Values());
        Assert.NotEqual(named.Histogram.Values(), named.Variations["iso_up"].Histogram!.Values());
    }

    [Fact]
    public void Texts_and_whole_numbers_are_inputs_too_and_without_a_shift_there_are_no_variations()
    {
        Correction period = Muons["period"];
        HistogramResult weighed = Run(() => new CorrectionWeight<Muon> { Name = "period", Input = "muons", Correction = period, Numbers = new() { ["run"] = (in m) => 0.9 }, Texts = new() { ["year"] = "2017" } });
        HistogramResult plain = Run(() => new ScaleFactor<Muon> { Name = "period", Input = "muons", Value = (in m, s) => period.Evaluate(1, "2017") });

        Assert.Empty(weighed.Variations.Names);
        Assert.Equal(plain.Histogram!.Values(), weighed.Histogram!.Values());
    }

    public static TheoryData<string, string, string, string, string> Mistakes => new()
    {
        { "NUM_TightRelIso_DEN_MediumID", "abseta pt", "", "scale_factor", "has no input 'scale_factor'. Nearest: scale_factors. Inputs: abseta, pt, scale_factors" },
        { "NUM_TightRelIso_DEN_MediumID", "abseta", "", "scale_factors", "needs its input pt (real): set Numbers = new() { [\"pt\"] = ... }" },
        { "NUM_TightRelIso_DEN_MediumID", "abseta pt", "", "", "needs its input scale_factors (string): set Texts" },
        { "NUM_TightRelIso_DEN_MediumID", "abseta pt", "scale_factors", "scale_factors", "gets its input 'scale_factors' twice" },
        { "NUM_TightRelIso_DEN_MediumID", "abseta", "scale_factors", "pt", "has the input pt, which is real: only a string can be Shifted" },
        { "NUM_IsoMu24", "abseta", "pt", "", "needs its input pt (real): set Numbers" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_before_the_first_event(string correction, string numbers, string text, string shifted, string message)
    {
        Exception error = Assert.ThrowsAny<Exception>(() => Run(() => new CorrectionWeight<Muon>
        {
            Name = "w",
            Input = "muons",
            Correction = Muons[correction],
            Numbers = Kinematic.Where(k => numbers.Split(' ').Contains(k.Key)).ToDictionary(),
            Texts = text.Length == 0 ? [] : new() { [text] = "nominal" },
            Shifted = shifted.Length == 0 ? null : shifted,
        }));

        Assert.Contains($"CorrectionWeight w: the correction {correction} {message}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nominal", "up", "systdown", "knows no scale_factors 'up' (Up). ")]
    [InlineData("nominal", "systup", "sysdown", "knows no scale_factors 'sysdown' (Down). Nearest: systdown. There are: ")]
    [InlineData("central", "systup", "systdown", "knows no scale_factors 'central' (Nominal). ")]
    public void A_shift_that_the_correction_does_not_know_is_told_before_the_first_event(string nominal, string up, string down, string message)
    {
        var weight = new CorrectionWeight<Muon> { Name = "w", Input = "muons", Correction = Muons["NUM_TightRelIso_DEN_MediumID"], Numbers = Kinematic, Shifted = "scale_factors", Nominal = nominal, Up = up, Down = down };

        Exception error = Assert.ThrowsAny<Exception>(() => Run(() => weight));

        Assert.Contains($"CorrectionWeight w: the correction NUM_TightRelIso_DEN_MediumID {message}", error.Message, StringComparison.Ordinal);
        Assert.IsNotType<EventFailure>(error);
    }

    [Fact]
    public void A_text_that_the_correction_does_not_know_is_told_before_the_first_event()
    {
        Exception error = Assert.ThrowsAny<Exception>(() => Run(() => new CorrectionWeight<Muon> { Name = "w", Input = "muons", Correction = Muons["period"], Numbers = new() { ["run"] = (in m) => 0.9 }, Texts = new() { ["year"] = "1017" } }));

        Assert.Contains("the correction period knows no year '1017' (Texts). Nearest: 2017.", error.Message, StringComparison.Ordinal);
        Assert.IsNotType<EventFailure>(error);
    }

    [Fact]
    public void What_the_correction_does_not_cover_names_the_event()
    {
        var failure = Assert.Throws<EventFailure>(() => Run(() => new CorrectionWeight<Muon>
        {
            Name = "id", Input = "muons", Correction = Muons["NUM_MediumID_DEN_TrackerMuons"], Shifted = "scale_factors", Up = "systup", Down = "systdown",
            Numbers = new() { ["abseta"] = (in m) => 7, ["pt"] = (in m) => m.Pt },
        }));

        Assert.Contains("NUM_MediumID_DEN_TrackerMuons: input abseta is 7, above its bins (0 to 2.4)", $"{failure.Message} {failure.InnerException?.Message}", StringComparison.Ordinal);
    }

    private static HistogramResult Run(Func<Analyzer> weight) => TestRun.Over(TestRun.Adl(500), _ =>
        [new ParticleReader<Muon> { Collection = "Muon", Output = "muons" }, weight(), new Met()]).Of("Met").Histograms[0];
}
