using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Variations;

public class VariationTests
{
    private static readonly string[] Names = ["scale_up", "scale_down", "id_up", "id_down", "trigger_up", "trigger_down"];

    [Fact]
    public void The_nominal_results_are_the_same_with_and_without_variations()
    {
        ResultSet with = Run(1, Shift.Nominal, declared: true);
        ResultSet without = Run(1, Shift.Nominal, declared: false);

        Assert.Equal(Digest(without.Of("DiMuon")), Digest(with.Of("DiMuon")));
        Assert.Equal(Digest(without.Of("Met_after")), Digest(with.Of("Met_after")));
        Assert.Equal(without.Statistics.Select(s => (s.Processed, s.Passed)), with.Statistics.Select(s => (s.Processed, s.Passed)));
        Assert.Equal(without.Selected, with.Selected);
    }

    [Theory]
    [InlineData("scale_up", 1.1f, Shift.Nominal, "")]
    [InlineData("scale_down", 0.9f, Shift.Nominal, "")]
    [InlineData("id_up", 1f, Shift.Up, "id")]
    [InlineData("id_down", 1f, Shift.Down, "id")]
    [InlineData("trigger_up", 1f, Shift.Up, "trigger")]
    [InlineData("trigger_down", 1f, Shift.Down, "trigger")]
    public void Each_variation_is_what_a_run_with_the_shift_by_hand_gives(string variation, float scale, Shift shift, string shifted)
    {
        ResultSet with = Run(1, Shift.Nominal, declared: true);
        ResultSet byHand = Run(scale, shift, declared: false, shifted);

        foreach (string analyzer in (string[])["DiMuon", "Met_after"])
        {
            Assert.Equal(Digest(byHand.Of(analyzer)), Digest(with.Of(analyzer), variation));
            Assert.NotEqual(Digest(with.Of(analyzer)), Digest(with.Of(analyzer), variation));
        }
    }

    [Fact]
    public void What_does_not_depend_on_a_variation_runs_once_and_has_none()
    {
        Met before = null!;
        Met transparent = null!;
        ResultSet results = TestRun.Over(TestRun.Adl(500), _ =>
        [
            new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
            before = new Met { Label = "before" },
            new ShapeVariation<Muon> { Name = "scale", Collection = "muons", Up = (in m) => m with { Pt = 2 * m.Pt }, Down = (in m) => m },
            new Selector<Muon> { Input = "muons", Output = "good", Where = (in m) => m.Pt > 20 },
            transparent = new Met { Label = "transparent" },
        ]);

        Assert.Equal((500, 500), (before.Calls, transparent.Calls));
        Assert.All(results.Analyzers, a => Assert.Empty(a.Histograms[0].Variations.Names));
    }

    [Fact]
    public void Several_shifts_of_one_collection_each_start_from_the_nominal_one()
    {
        ResultSet both = TestRun.Over(TestRun.Adl(2_000), _ => Shifted("a", "b"));
        ResultSet one = TestRun.Over(TestRun.Adl(2_000), _ => Shifted("b"));

        Assert.Equal(["a_up", "a_down", "b_up", "b_down"], both.Of("DiMuon").Histograms[0].Variations.Names);
        Assert.Equal(Digest(one.Of("DiMuon"), "b_up"), Digest(both.Of("DiMuon"), "b_up"));
        Assert.Equal(Digest(both.Of("DiMuon"), "a_up"), Digest(both.Of("DiMuon"), "b_up"));
    }

    [Fact]
    public void Shifted_items_are_in_order_again()
    {
        ResultSet results = TestRun.Over(TestRun.Adl(3_000), _ =>
        [
            new ParticleReader<Muon> { Collection = "Muon", Output = "all" },
            new Sorted(),
            new ShapeVariation<Muon> { Name = "flip", Collection = "good", Up = (in m) => m with { Pt = 100 / m.Pt }, Down = (in m) => m with { Pt = m.Pt } },
            new InOrder(),
        ]);

        CutFlow flow = results.Of("InOrder").CutFlows[0];
        Assert.Equal(flow.Count(1), flow.Variations["flip_up"].Count(1));
        Assert.True(flow.Count(1) > 100);
    }

    [Fact]
    public void Trees_are_nominal_unless_asked()
    {
        AnalyzerResults results = Run(1, Shift.Nominal, declared: true).Of("DiMuon");

        var nominal = (TreeRows)results.Trees.Single(t => t.Name == "rows");
        var all = (TreeRows)results.Trees.Single(t => t.Name == "all");
        long passed = results.CutFlows[0].Count(2);
        Assert.Equal(passed, nominal.Columns[0].Rows);
        Assert.Equal(passed, results.Texts[0].Lines.Count);
        long shifted = results.CutFlows[0].Variations["scale_up"].Count(2) + results.CutFlows[0].Variations["scale_down"].Count(2);
        Assert.Equal(passed + shifted, all.Columns[0].Rows);
        Assert.Equal(
            ["Event", "Mass", "variation", "weight_id_up", "weight_id_down", "weight_trigger_up", "weight_trigger_down"],
            all.Schema.Select(c => c.Name));
    }

    [Fact]
    public void Merging_keeps_the_variations_apart()
    {
        AnalyzerResults twice = Run(1, Shift.Nominal, declared: true).Of("DiMuon");
        AnalyzerResults once = Run(1, Shift.Nominal, declared: true).Of("DiMuon");
        twice.Merge(Run(1, Shift.Nominal, declared: true).Of("DiMuon"));

        foreach (string variation in Names)
        {
            Assert.Equal(
                once.Histograms[0].Variations[variation].Histogram!.Values().Select(v => 2 * v),
                twice.Histograms[0].Variations[variation].Histogram!.Values());
        }
    }

    [Fact]
    public void A_weight_that_is_set_scales_all_variations()
    {
        ResultSet results = TestRun.Over(TestRun.Adl(100), _ =>
        [
            new ParticleReader<Muon> { Collection = "Muon", Output = "good" },
            new ScaleFactor<Muon> { Name = "id", Input = "good", Value = (in m, shift) => shift.Pick(1, 2, 0.5) },
            new Doubler(),
            new Met(),
        ]);

        HistogramResult met = results.Of("Met").Histograms[0];
        double up = met.Variations["id_up"].Histogram!.Values().Sum();
        Assert.Equal(200, met.Histogram!.Values().Sum());
        Assert.True(up > 400, $"{up}");
    }

    private static Analyzer[] Shifted(params string[] names) =>
    [
        new ParticleReader<Muon> { Collection = "Muon", Output = "good" },
        .. names.Select(n => new ShapeVariation<Muon>
        {
            Name = n,
            Collection = "good",
            Up = (in m) => m with { Pt = 1.3f * m.Pt },
            Down = (in m) => m with { Pt = 0.7f * m.Pt },
            Label = n,
        }),
        new DiMuon(),
    ];

    /// <summary>A run with the variations declared, or with one of them applied by hand.</summary>
    private static ResultSet Run(float scale, Shift shift, bool declared, string shifted = "") => TestRun.Over(TestRun.Adl(4_000), _ =>
    [
        new ParticleReader<Muon> { Collection = "Muon", Output = declared ? "muons" : "read" },
        declared
            ? new ShapeVariation<Muon> { Name = "scale", Collection = "muons", Up = (in m) => m with { Pt = m.Pt * 1.1f }, Down = (in m) => m with { Pt = m.Pt * 0.9f } }
            : new Scaled { Scale = scale },
        new Selector<Muon> { Input = "muons", Output = "good", Where = (in m) => m.Pt > 12 },
        declared
            ? new ScaleFactor<Muon> { Name = "id", Input = "good", Value = Id, Label = "id" }
            : new ScaleFactor<Muon> { Name = "none", Input = "good", Value = (in m, s) => Id(in m, shifted == "id" && s == Shift.Nominal ? shift : Shift.Nominal), Label = "id" },
        declared
            ? new ScaleFactor<Muon> { Name = "trigger", Input = "good", Value = Trigger, Label = "trigger" }
            : new ScaleFactor<Muon> { Name = "neither", Input = "good", Value = (in m, s) => Trigger(in m, shifted == "trigger" && s == Shift.Nominal ? shift : Shift.Nominal), Label = "trigger" },
        new DiMuon(),
        new Met { Label = "after" },
    ]);

    private static double Id(in Muon m, Shift shift) => (0.97 - 0.001 * m.Eta) * shift.Pick(1.0, 1.02, 0.985);

    private static double Trigger(in Muon m, Shift shift) => shift.Pick(0.9, 0.95, m.Pt > 30 ? 0.89 : 0.8);

    /// <summary>All nominal results, or those under a variation, as text, exact to the last bit.</summary>
    private static string Digest(AnalyzerResults results, string? variation = null) => string.Join("\n",
    [
        .. results.Histograms.Select(h => variation is null ? h : h.Variations[variation]).SelectMany(Sums),
        .. results.CutFlows.Select(f => variation is null ? f : f.Variations[variation])
            .SelectMany(f => f.State().Levels.Select(l => $"{l.Label} {l.Count} {string.Join(' ', l.Weights)} {string.Join(' ', l.Squares)}")),
        .. results.Averages.Select(a => variation is null ? a : a.Variations[variation]).Select(a => $"{a.Name} {a.Count} {a.Value} {a.Variance}"),
    ]);

    private static IEnumerable<string> Sums(HistogramResult h)
    {
        ReproducibleSums[] sums = h.Histogram is { } histogram
            ? [histogram.SumsOfWeights, histogram.SumsOfSquares]
            : [h.Profile!.SumsOfWeights, h.Profile.SumsOfSquares, h.Profile.SumsOfY, h.Profile.SumsOfYSquared];
        // Categories come in the order of their first event, which is another one in another run.
        IEnumerable<string> lines = sums.SelectMany((s, n) => Enumerable.Range(0, s.Count)
            .Select(i => $"{h.Name} {n} {string.Join(' ', s.Expansion(i))}"));
        return h.Name == "charges" ? lines.Order(StringComparer.Ordinal) : lines;
    }

    private sealed class Scaled : Analyzer
    {
        private readonly Input<Muon> _read = new("read");
        private readonly Output<Muon> _muons = new("muons");

        internal required float Scale { get; init; }

        public override bool Process(Event ev)
        {
            foreach (Muon m in _read[ev])
            {
                _muons.Add(ev, m with { Pt = m.Pt * Scale });
            }

            return true;
        }
    }

    private sealed class Sorted : Analyzer
    {
        private readonly Input<Muon> _all = new("all");
        private readonly Output<Muon> _good = new("good");

        public override bool Process(Event ev)
        {
            _good.Set(ev, [.. _all[ev].ToArray().OrderByDescending(m => m.Pt)]);
            return true;
        }
    }

    private sealed class InOrder : Analyzer
    {
        private readonly Input<Muon> _muons = new("good");
        private readonly Cut _sorted = new("in order");

        public override bool Process(Event ev)
        {
            ReadOnlySpan<Muon> muons = _muons[ev];
            bool isSorted = muons.Length > 1;
            for (int i = 1; i < muons.Length; i++)
            {
                isSorted &= muons[i - 1].Pt >= muons[i].Pt;
            }

            return _sorted.Pass(ev, isSorted);
        }
    }

    private sealed class Doubler : Analyzer
    {
        public override bool Process(Event ev)
        {
            ev.Weight *= 2;
            return true;
        }
    }
}
