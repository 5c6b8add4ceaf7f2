using Heppy.Analyzers.Tests.Variations;
using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Events;

public class EventQueueTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Events_that_are_filled_later_give_the_same_with_weights_and_variations(int size)
    {
        AnalyzerResults now = Run(() => new Now()).Of("Now");
        AnalyzerResults later = Run(() => new Later(size)).Of("Later");

        Assert.Equal(["scale_up", "scale_down", "id_up", "id_down"], later.Histograms[0].Variations.Names);
        Assert.Equal(Sums(now.Histograms[0].Histogram!), Sums(later.Histograms[0].Histogram!));
        Assert.All(later.Histograms[0].Variations.Names, name => Assert.Equal(
            Sums(now.Histograms[0].Variations[name].Histogram!), Sums(later.Histograms[0].Variations[name].Histogram!)));
        Assert.Equal(now.CutFlows[0].ToText(), later.CutFlows[0].ToText().Replace("Later", "Now", StringComparison.Ordinal), ignoreWhiteSpaceDifferences: true);
        Assert.NotEqual(Sums(later.Histograms[0].Histogram!), Sums(later.Histograms[0].Variations["id_up"].Histogram!));
        Assert.NotEqual(Sums(later.Histograms[0].Histogram!), Sums(later.Histograms[0].Variations["scale_up"].Histogram!));
    }

    [Theory]
    [InlineData(Mistake.NotFilled, "10 events were put aside in a queue and never filled: do it in EndLoop, and call Clear")]
    [InlineData(Mistake.Full, "the queue of 4 events is full: empty it with Clear")]
    [InlineData(Mistake.Column, "an event is valid during Process only")]
    [InlineData(Mistake.Number, "an event that was put aside has no run, lumi and event number: keep them in the item")]
    [InlineData(Mistake.Index, "index")]
    public void A_mistake_is_told(Mistake mistake, string message)
    {
        var failure = Assert.ThrowsAny<Exception>(() => TestRun.Over(TestRun.Adl(10), _ => [new Mistaken(mistake)]));

        Assert.Contains(message, $"{failure.Message} {failure.InnerException?.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_queue_has_room_for_an_event() => Assert.Contains("room for 1 event or more", Assert.Throws<ArgumentOutOfRangeException>(() => new EventQueue<int>(0)).Message, StringComparison.Ordinal);

    private static ResultSet Run(Func<Analyzer> last) => TestRun.Over(TestRun.Adl(1_000), _ =>
    [
        new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
        new ShapeVariation<Muon> { Name = "scale", Collection = "muons", Up = (in m) => m with { Pt = m.Pt * 1.1f }, Down = (in m) => m with { Pt = m.Pt * 0.9f } },
        new ScaleFactor<Muon> { Name = "id", Input = "muons", Value = (in m, s) => s.Pick(0.9, 1.1, 0.8) + (0.01 * m.Eta) },
        last(),
    ]);

    private static double[] Sums(HistogramContent content) => [.. content.Values(), .. content.Variances()];

    private sealed class Now : Analyzer
    {
        private readonly Input<Muon> _muons = new("muons");
        private readonly Histogram<double> _pt = new("pt", Axis.Regular(20, 0, 100));
        private readonly Cut _hard = new("hard");

        public override bool Process(Event ev)
        {
            foreach (Muon m in _muons[ev])
            {
                _pt.Fill(ev, m.Pt, 0.5);
                _hard.Pass(ev, m.Pt > 20);
            }

            return true;
        }
    }

    private sealed class Later(int size) : Analyzer
    {
        private readonly Input<Muon> _muons = new("muons");
        private readonly EventQueue<(float Pt, long Entry)> _queue = new(size);
        private readonly Histogram<double> _pt = new("pt", Axis.Regular(20, 0, 100));
        private readonly Cut _hard = new("hard");

        public override bool Process(Event ev)
        {
            foreach (Muon m in _muons[ev])
            {
                _queue.Add(ev, (m.Pt, ev.Entry));
                if (_queue.IsFull)
                {
                    Fill();
                }
            }

            return true;
        }

        public override void EndLoop() => Fill();

        private void Fill()
        {
            for (int i = 0; i < _queue.Items.Length; i++)
            {
                (float pt, long entry) = _queue.Items[i];
                Assert.Equal(entry, _queue[i].Entry);
                _pt.Fill(_queue[i], pt, 0.5);
                _hard.Pass(_queue[i], pt > 20);
            }

            _queue.Clear();
        }
    }

    /// <summary>What can be done wrong with a queue.</summary>
    public enum Mistake { NotFilled, Full, Column, Number, Index }

    private sealed class Mistaken(Mistake mistake) : Analyzer
    {
        private readonly EventQueue<int> _queue = new(mistake == Mistake.NotFilled ? 100 : 4);
        private readonly Column<float> _met = new("MET_pt");

        public override bool Process(Event ev)
        {
            _queue.Add(ev, 1);
            return mistake switch
            {
                Mistake.Column => _met[_queue[0]] > 0,
                Mistake.Number => _queue[0].Run > 0,
                Mistake.Index => _queue[1].Weight > 0,
                _ => true,
            };
        }
    }
}
