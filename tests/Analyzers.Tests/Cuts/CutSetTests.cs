using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Cuts;

public class CutSetTests
{
    [Fact]
    public void A_set_counts_as_single_cuts_do_and_shows_each_without_itself()
    {
        ResultSet results = TestRun.Over(TestRun.Adl(5_000), _ => [new WithSet(), new WithCuts()]);

        CutFlow set = results.Of("WithSet").CutFlows[0];
        CutFlow single = results.Of("WithCuts").CutFlows[0];
        Assert.Equal(single.Labels.Skip(1), set.Labels.Skip(1));
        Assert.Equal(Counts(single), Counts(set));
        Assert.InRange(set.Count(3), 1, set.Count(2) - 1);
        foreach (string name in (string[])["met", "phi"])
        {
            HistogramContent plot = results.Of("WithSet").Histograms.Single(h => h.Name == name).Histogram!;
            HistogramContent byHand = results.Of("WithCuts").Histograms.Single(h => h.Name == name).Histogram!;
            Assert.Equal(byHand.Values(), plot.Values());
            Assert.True(plot.Values().Sum() > set.Count(3), $"the plot of {name} has events that its cut would cut");
        }
    }

    [Theory]
    [InlineData(true, "call Pass before PassedAllBut")]
    [InlineData(false, "there is no cut 'mett'. Nearest: met. There are: met, phi")]
    public void A_mistake_is_told(bool isEarly, string message)
    {
        var failure = Assert.Throws<EventFailure>(() => TestRun.Over(TestRun.Adl(10), _ => [new Mistaken(isEarly)]));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cuts_of_one_name_are_refused_before_the_first_event()
    {
        var error = Assert.Throws<UserError>(() => TestRun.Over(TestRun.Adl(10), _ => [new Twice()]));

        Assert.Contains("has two cuts called 'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_have_their_own_flows_which_add_up()
    {
        AnalyzerResults results = TestRun.Over(TestRun.Adl(2_000), _ => [new ByJets()]).Of("ByJets");

        Assert.Equal(["cut_flow", "cut_flow_None", "cut_flow_One", "cut_flow_More"], results.CutFlows.Select(f => f.Name));
        Assert.Equal(results.CutFlows[0].Count(1), results.CutFlows.Skip(1).Sum(f => f.Count(1)));
        Assert.All(results.CutFlows, f => Assert.Equal(2_000, f.Count(0)));
        Assert.All(results.CutFlows, f => Assert.True(f.Count(1) > 0));
    }

    private static IEnumerable<long> Counts(CutFlow flow) => flow.Labels.Select((_, i) => flow.Count(i));

    private sealed class WithSet : Analyzer
    {
        private readonly Column<float> _met = new("MET_pt");
        private readonly Column<float> _phi = new("MET_phi");
        private readonly CutSet _cuts = new("met", "phi", "even");
        private readonly Histogram<double> _metPlot = new("met", Axis.Regular(20, 0, 100));
        private readonly Histogram<double> _phiPlot = new("phi", Axis.Regular(20, -4, 4));

        public override bool Process(Event ev)
        {
            bool all = _cuts.Pass(ev, _met[ev] > 20, _phi[ev] > 0, ev.Number % 2 == 0);
            if (_cuts.PassedAllBut(ev, "met"))
            {
                _metPlot.Fill(ev, _met[ev]);
            }

            if (_cuts.PassedAllBut(ev, "phi"))
            {
                _phiPlot.Fill(ev, _phi[ev]);
            }

            Assert.Equal(all, _cuts.PassedAllBut(ev, "even") && ev.Number % 2 == 0);
            return true;
        }
    }

    private sealed class WithCuts : Analyzer
    {
        private readonly Column<float> _met = new("MET_pt");
        private readonly Column<float> _phi = new("MET_phi");
        private readonly Cut _hard = new("met");
        private readonly Cut _positive = new("phi");
        private readonly Cut _even = new("even");
        private readonly Histogram<double> _metPlot = new("met", Axis.Regular(20, 0, 100));
        private readonly Histogram<double> _phiPlot = new("phi", Axis.Regular(20, -4, 4));

        public override bool Process(Event ev)
        {
            (bool met, bool phi, bool even) = (_met[ev] > 20, _phi[ev] > 0, ev.Number % 2 == 0);
            if (phi && even)
            {
                _metPlot.Fill(ev, _met[ev]);
            }

            if (met && even)
            {
                _phiPlot.Fill(ev, _phi[ev]);
            }

            return _hard.Pass(ev, met) && _positive.Pass(ev, phi) && _even.Pass(ev, even);
        }
    }

    private sealed class Mistaken(bool isEarly) : Analyzer
    {
        private readonly CutSet _cuts = new("met", "phi");

        public override bool Process(Event ev)
        {
            if (isEarly)
            {
                return _cuts.PassedAllBut(ev, "met");
            }

            _cuts.Pass(ev, true, true);
            return _cuts.PassedAllBut(ev, "mett");
        }
    }

    private sealed class Twice : Analyzer
    {
        private readonly CutSet _cuts = new("a", "b", "a");

        public override bool Process(Event ev) => _cuts.Pass(ev, true, true, true);
    }

    private enum Jets { None, One, More }

    private sealed class ByJets : Analyzer
    {
        private readonly Jagged<float> _jets = new("Jet_pt");
        private readonly Column<float> _met = new("MET_pt");
        private readonly Cut<Jets> _hard = new("met");

        public override bool Process(Event ev) =>
            _hard.Pass(ev, _jets[ev].Length switch { 0 => Jets.None, 1 => Jets.One, _ => Jets.More }, _met[ev] > 10);
    }
}
