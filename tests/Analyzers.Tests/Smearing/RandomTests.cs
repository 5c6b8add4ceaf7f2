using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Smearing;

public class RandomTests
{
    private static readonly BTagRoc Roc = new((0.5, 0.001), (0.7, 0.01), (0.9, 0.1));

    [Fact]
    public void Smearing_has_its_mean_and_width_and_keeps_what_is_accepted()
    {
        Lepton[][] events = [.. Enumerable.Repeat(0, 4_000).Select(_ => new[] { new Lepton(50, 0, 0, 0, 1, 13) })];
        var all = Smear(events, accept: null);
        var some = Smear(events, (in m) => m.Pt > 50);

        double[] pt = [.. all.Values.Select(v => (double)v[0].Pt)];
        double mean = pt.Average();
        Assert.Equal(55, mean, 5 * 5 / Math.Sqrt(pt.Length));
        Assert.Equal(5, Math.Sqrt(pt.Average(p => (p - mean) * (p - mean))), 0.3);
        Assert.Equal(pt.Count(p => p > 50), some.Values.Count(v => v.Length == 1));
        Assert.All(some.Where(e => e.Value.Length > 0), e => Assert.Equal(all[e.Key][0], e.Value[0]));
    }

    [Fact]
    public void Corrected_jets_are_in_order_again()
    {
        Lepton[] corrected = TestRun.Once<Lepton>("out", () =>
        [
            new Given<Lepton>("in", [[new(50, 0, 0, 5, 1, 13), new(40, 2, 0, 4, 1, 13), new(30, 0, 0, 3, 1, 13)]]),
            new JetEnergyCorrector<Lepton> { Input = "in", Output = "out", Correction = (in j) => j.Eta > 1 ? 1.5 : 1, Corrected = (in j, f) => j with { Pt = j.Pt * f, Mass = j.Mass * f } },
        ]);

        Assert.Equal([60f, 50f, 30f], corrected.Select(j => j.Pt));
        Assert.Equal([6f, 5f, 3f], corrected.Select(j => j.Mass));
    }

    [Fact]
    public void Tags_have_the_rates_of_the_working_point()
    {
        Lepton[][] events = [.. Enumerable.Repeat(0, 4_000).Select(_ => new[] { new Lepton(50, 0, 0, 0, 1, 5), new Lepton(40, 0, 0, 0, 1, 1) })];
        var tagged = TestRun.Collect<(Lepton Jet, bool IsB)>(TestRun.Adl(events.Length), "tagged", () =>
        [
            new Given<Lepton>("jets", events),
            new ParametrizedBTagger<Lepton, (Lepton, bool)> { Input = "jets", Output = "tagged", IsB = (in j) => j.PdgId == 5, Tagged = (in j, b) => (j, b), Roc = Roc, Efficiency = 0.8 },
        ]);

        double b = tagged.Values.Average(v => v[0].IsB ? 1.0 : 0);
        double other = tagged.Values.Average(v => v[1].IsB ? 1.0 : 0);
        double mistag = Math.Sqrt(0.01 * 0.1);
        Assert.Equal(0.8, b, 5 * Math.Sqrt(0.8 * 0.2 / events.Length));
        Assert.Equal(mistag, other, 5 * Math.Sqrt(mistag / events.Length));
    }

    [Theory]
    [InlineData(0.5, 0.001)]
    [InlineData(0.9, 0.1)]
    public void The_curve_goes_through_its_points(double efficiency, double mistag) => Assert.Equal(mistag, Roc.MistagAt(efficiency), 1e-12);

    [Fact]
    public void What_is_no_curve_or_not_on_it_is_refused()
    {
        Assert.Contains("no efficiency 0.95", Assert.Throws<UserError>(() => Roc.MistagAt(0.95)).Message, StringComparison.Ordinal);
        Assert.Throws<UserError>(() => new BTagRoc((0.5, 0.1)));
        Assert.Throws<UserError>(() => new BTagRoc((0.5, 0.1), (0.4, 0.2)));
        Assert.Throws<UserError>(() => new BTagRoc((0.5, 0), (0.6, 0.2)));
    }

    [Theory]
    [InlineData(GunScale.Pt)]
    [InlineData(GunScale.Energy)]
    public void A_gun_is_flat_in_what_it_should(GunScale scale)
    {
        var shots = TestRun.Collect<P4>(TestRun.Adl(4_000), "shots", () =>
        [
            new Gun<P4> { Output = "shots", PdgIds = [211], Mass = 0.14, Min = 10, Max = 30, FlatIn = scale, ThetaMin = 0.5, ThetaMax = 1.5, PhiMin = 0, PhiMax = 1, Shot = (in p, id) => p },
        ]);

        double[] values = [.. shots.Values.Select(v => scale == GunScale.Pt ? v[0].Pt : v[0].E)];
        Assert.Equal(20, values.Average(), 0.5);
        Assert.InRange(values.Min(), 10 - 1e-9, 10.1);
        Assert.InRange(values.Max(), 29.9, 30 + 1e-9);
        Assert.Equal(1, shots.Values.Average(v => Math.Atan2(v[0].Pt, v[0].Pz)), 0.03);
        Assert.All(shots.Values, v => Assert.InRange(v[0].Phi, -1e-12, 1));
        Assert.All(shots.Values, v => Assert.Equal(0.14, v[0].Mass, 1e-6));
    }

    [Fact]
    public void A_gun_with_an_empty_range_is_refused() => Assert.Contains(
        "Gun: Pt 5 to 1 GeV",
        Assert.ThrowsAny<Exception>(() => TestRun.Once<P4>("shots", () => [new Gun<P4> { Output = "shots", PdgIds = [1], Min = 5, Max = 1, FlatIn = GunScale.Pt, Shot = (in p, id) => p }])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Random_numbers_are_left_on_the_event_and_in_a_histogram()
    {
        ResultSet results = TestRun.Over(TestRun.Adl(2_000), _ => [new RandomAnalyzer { Output = "random", Mean = 3, Width = 2 }]);

        HistogramContent histogram = results.Of("RandomAnalyzer").Histograms[0].Histogram!;
        double[] values = histogram.Values();
        Assert.Equal(2_000, values.Sum());
        Assert.Equal(3, values.Select((v, i) => v * (-7 + ((i - 0.5) * 0.2))).Sum() / 2_000, 0.3);
    }

    private static SortedDictionary<long, Lepton[]> Smear(Lepton[][] events, Condition<Lepton>? accept) => TestRun.Collect<Lepton>(TestRun.Adl(events.Length), "out", () =>
    [
        new Given<Lepton>("in", events),
        new GaussianSmearer<Lepton> { Input = "in", Output = "out", Mean = (in m) => 1.1, Width = (in m) => 0.1, Smeared = (in m, f) => m with { Pt = m.Pt * f }, Accept = accept },
    ]);
}
