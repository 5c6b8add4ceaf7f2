using Heppy.Events;
using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Trees;

public class OutputTests
{
    private static readonly Lepton[][] Events = [[Lepton.Muon(40, 1, 0.5f, 1), Lepton.Muon(35, -1, -2.5f, -1)], [], [Lepton.Muon(20, 0, 0, 1)]];

    [Fact]
    public void Trees_have_a_row_for_each_item_or_event()
    {
        ResultSet results = Run(() =>
        [
            new ResonanceBuilder<Lepton> { LegCollection = "muons", PdgId = 23, Output = "zeds" },
            new EventTreeProducer(),
            new ParticleTreeProducer<Lepton> { Input = "muons" },
            new LeptonTreeProducer<Lepton> { Input = "muons", Max = 1 },
            new JetTreeProducer<Lepton> { Input = "muons", Tag = (in j) => j.PdgId },
            new ResonanceTreeProducer<Lepton> { Input = "zeds" },
        ]);

        Assert.Equal([3L, 3, 2, 3, 1], new[] { "Event", "Particle", "Lepton", "Jet", "Resonance" }.Select(n => (long)Tree(results, n + "TreeProducer").Columns[0].Rows));
        Assert.Equal([40f, 35f, 20f], Column<float>(results, "ParticleTreeProducer", "Pt"));
        Assert.Equal([1, 1], Column<int>(results, "LeptonTreeProducer", "Charge"));
        Assert.Equal([-13f, 13f, -13f], Column<float>(results, "JetTreeProducer", "Tag"));
        Assert.Equal((float)Events[0][0].P4.E, Column<float>(results, "JetTreeProducer", "E")[0]);
        Assert.Equal((float)(Events[0][0].P4 + Events[0][1].P4).Mass, Column<float>(results, "ResonanceTreeProducer", "Mass")[0]);
        Assert.Equal([1UL, 2UL, 3UL], Column<ulong>(results, "EventTreeProducer", "Event"));
    }

    [Fact]
    public void Text_is_written_line_by_line()
    {
        ResultSet results = Run(() => [new Printer<Lepton> { Input = "muons", Events = 2 }, new EventTextOutput { File = "list.txt" }]);

        List<string> printed = results.Of("Printer").Texts[0].Lines;
        Assert.Equal(4, printed.Count);
        Assert.StartsWith("entry 0: run 194000, lumi 1, event 1, weight 1", printed[0], StringComparison.Ordinal);
        Assert.StartsWith("  Lepton { Pt = 40", printed[1], StringComparison.Ordinal);
        Assert.Equal(["194000:1:1", "194000:1:2", "194000:1:3"], results.Of("EventTextOutput").Texts[0].Lines);
    }

    [Fact]
    public void Histograms_of_a_collection_are_filled()
    {
        ResultSet results = Run(() => [new Histogrammer<Lepton> { Input = "muons", PtMax = 50 }]);

        Dictionary<string, HistogramContent> filled = results.Of("Histogrammer").Histograms.ToDictionary(h => h.Name, h => h.Histogram!);
        Assert.Equal(["eta", "mass", "number", "phi", "pt"], filled.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(3, filled["pt"].Values().Sum());
        Assert.Equal((1, 1, 1), (filled["number"].Values()[1], filled["number"].Values()[2], filled["number"].Values()[3]));
        Assert.Equal(1, filled["pt"].Values()[1 + 40]);
    }

    [Fact]
    public void A_stopper_ends_the_chunk_after_what_it_let_through()
    {
        ResultSet results = TestRun.Over(TestRun.Adl(100), _ => [new Stopper { Entry = 30 }, new EventTreeProducer()]);

        Assert.Equal(30, Tree(results, "EventTreeProducer").Columns[0].Rows);
        Assert.Equal(31, results.Read);
    }

    [Fact]
    public void Duplicates_are_dropped_and_counted_where_the_component_is_whole()
    {
        GeneratedComponent component = new("twice") { Generator = new Repeating(), Events = 10 };
        CutFlow flow = TestRun.Over(component, _ => [new DuplicateFilter()]).Of("DuplicateFilter").CutFlows[0];
        var split = new GeneratedComponent("split") { Generator = new Repeating(), Events = 10, SplitFactor = 2 };

        Assert.Equal((10, 4), (flow.Count(0), flow.Count(1)));
        Assert.Contains("Set SplitFactor = 1", Assert.ThrowsAny<Exception>(() => TestRun.Over(split, _ => [new DuplicateFilter()])).Message, StringComparison.Ordinal);
    }

    private static ResultSet Run(Func<Analyzer[]> analyzers) => TestRun.Over(TestRun.Adl(Events.Length), _ => [new Given<Lepton>("muons", Events), .. analyzers()]);

    private static TreeRows Tree(ResultSet results, string analyzer) => (TreeRows)results.Of(analyzer).Trees[0];

    private static T[] Column<T>(ResultSet results, string analyzer, string column)
    {
        TreeRows tree = Tree(results, analyzer);
        return ((ColumnBuffer<T>)tree.Columns.Single(c => c.Name == column)).Values[..tree.Columns[0].Rows];
    }

    private sealed class Repeating : IEventGenerator
    {
        public IReadOnlyList<ColumnSchema> Columns { get; } = [new("run", ElementType.UInt32), new("luminosityBlock", ElementType.UInt32), new("event", ElementType.UInt64)];

        public void Generate(long number, EventColumns columns)
        {
            columns.Set("run", 1u);
            columns.Set("luminosityBlock", (uint)(number % 2));
            columns.Set("event", (ulong)(number % 4));
        }
    }
}
