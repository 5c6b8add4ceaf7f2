using System.Text;
using CsCheck;
using Heppy.Events;
using Heppy.Examples;
using Heppy.Formats.Parquet;
using Heppy.Formats.Uhi;
using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Events;

/// <summary>6,500 collisions, 100 in each section: sections 1 to 50 of run 297050 and 1 to 15 of run 297051.</summary>
public sealed class LumiMaskTests : IDisposable
{
    private const long Events = 6_500;
    private const string Everything = """{"297050": [[1, 50]], "297051": [[1, 15]]}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("heppy-lumi-").FullName;

    public LumiMaskTests()
    {
        ExampleData.Write(_folder, "data", new FourMuonGenerator(FourMuonProcess.Collisions, 1, 297_050), files: 1, eventsPerFile: Events);
        File.WriteAllText(Mask, """{"297051": [[10, 20]], "297050": [[1, 19], [22, 30]], "297099": [[1, 7]]}""");
    }

    private string Data => Path.Combine(_folder, "data/file_1.parquet");

    private string Mask => Path.Combine(_folder, "golden.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sections_that_pass_the_mask_are_written_down(bool isEmbedded)
    {
        ResultSet results = TestRun.Over(
            isEmbedded ? new EmbedComponent("sample") { Files = [Data], LumiMask = Mask } : new DataComponent("sample") { Files = [Data], LumiMask = Mask },
            _ => [new LumiMask()]);

        ProcessedLumis lumis = results.Of("LumiMask").Lumis!;
        Assert.Equal(100 * (19 + 9 + 6), results.Selected);
        Assert.Equal("""{"297050": [[1, 19], [22, 30]], "297051": [[10, 15]]}""", lumis.Processed.ToString());
        Assert.Equal("""{"297050": [[1, 19], [22, 30]], "297051": [[10, 20]], "297099": [[1, 7]]}""", lumis.Mask!.ToString());
        Assert.Equal("""{"297051": [[16, 20]], "297099": [[1, 7]]}""", lumis.Missing!.ToString());
        Assert.Equal(new LumiCount("LumiMask", 34) { Mask = "golden.json", InMask = 46, Missing = 12, MissingRuns = 1, InMissingRuns = 7 }, lumis.Counted("LumiMask"));
    }

    [Fact]
    public void Without_a_mask_all_sections_are_written_down()
    {
        ResultSet results = TestRun.Over(new DataComponent("data") { Files = [Data] }, _ => [new LumiMask()]);

        ProcessedLumis lumis = results.Of("LumiMask").Lumis!;
        Assert.Equal(Events, results.Selected);
        Assert.Equal(Everything, lumis.Processed.ToString());
        Assert.Null(lumis.Missing);
        Assert.Equal(new LumiCount("LumiMask", 65), lumis.Counted("LumiMask"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_mask_that_nothing_reads_and_simulation_of_no_luminosity_beside_data_are_remarks_of_the_plan(bool isMended)
    {
        string simulation = Path.Combine(_folder, "simulation.parquet");
        File.Copy(Data, simulation);
        var config = new Config
        {
            Components = [new DataComponent("data") { Files = [Data], LumiMask = Mask }, new MCComponent("dy") { Files = [simulation], CrossSection = 1, Luminosity = isMended ? 1 : null }],
            Sequence = _ => isMended ? [new LumiMask(), new EventCounter()] : [new EventCounter()],
        };

        PlanResult plan = new Planner(config, new Inputs([new ParquetFormat()], new FooterCache(null)), null).Make(new PlanRequest(), "", "", TimeProvider.System);

        Assert.Equal(
            isMended ? [] : [$"data: its LumiMask {Mask} is not applied: no analyzer of its sequence reads it. Put new LumiMask() first in the sequence", "dy: it is not scaled to the data: neither it nor the configuration has a Luminosity (scale 1). Set Luminosity in the Config"],
            plan.Warnings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Triggers_that_nothing_reads_and_shifts_of_data_are_remarks_of_the_plan(bool isMended)
    {
        var config = new Config
        {
            Components = [new DataComponent("data") { Files = [Data], Triggers = ["HLT_*"] }],
            Sequence = _ => isMended ? [new TriggerFilter(), new EventCounter()]
                : [new ParticleReader<Muon> { Collection = "Muon", Output = "muons" }, new ShapeVariation<Muon> { Name = "scale", Collection = "muons", Up = (in m) => m, Down = (in m) => m }],
        };

        PlanResult plan = new Planner(config, new Inputs([new ParquetFormat()], new FooterCache(null)), null).Make(new PlanRequest(), "", "", TimeProvider.System);

        Assert.Equal(
            isMended ? [] :
            [
                "data: ShapeVariation: it shifts muons of data, which have no variations. Leave it out for them: sample.IsData ? null : new ShapeVariation...",
                "data: its Triggers HLT_* are not applied: no analyzer of its sequence reads them. Put new TriggerFilter() first in the sequence",
            ],
            plan.Warnings);
    }

    [Fact]
    public void Of_simulation_nothing_is_written_down()
    {
        ResultSet results = TestRun.Over(new MCComponent("mc") { Files = [Data], CrossSection = 1 }, _ => [new LumiMask()]);

        Assert.Equal(Events, results.Selected);
        Assert.Empty(results.Analyzers);
    }

    [Fact]
    public void Data_without_run_numbers_have_no_sections()
    {
        ExampleData.Write(_folder, "unnumbered", new HadronicZGenerator(1), files: 1, eventsPerFile: 10);

        ResultSet results = TestRun.Over(new DataComponent("data") { Files = [Path.Combine(_folder, "unnumbered/file_1.parquet")] }, _ => [new LumiMask()]);

        Assert.Equal(10, results.Selected);
        Assert.Equal(LumiSections.Empty, results.Of("LumiMask").Lumis!.Processed);
    }

    [Fact]
    public void Sections_whose_events_were_all_ended_before_are_not_seen()
    {
        ResultSet results = TestRun.Over(new DataComponent("data") { Files = [Data] }, _ => [new EventSkipper { FirstEvent = 5_150 }, new LumiMask()]);

        Assert.Equal("""{"297051": [[2, 15]]}""", results.Of("LumiMask").Lumis!.Processed.ToString());
    }

    [Fact]
    public void Sections_of_events_that_a_shifted_collection_lets_through_do_not_count()
    {
        List<string> variations = [];

        ResultSet results = TestRun.Over(new DataComponent("data") { Files = [Data] }, _ =>
        [
            new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
            new ShapeVariation<Muon> { Name = "scale", Collection = "muons", Up = (in m) => m with { Pt = 1e6f }, Down = (in m) => m },
            new EventFilter<Muon> { Input = "muons", MinNumber = 1, Where = (in m) => m.Pt > 1e5 },
            new LumiMask(),
            new Noted(variations),
        ]);

        Assert.Equal(["scale_up"], variations.Distinct());
        Assert.Equal(LumiSections.Empty, results.Of("LumiMask").Lumis!.Processed);
    }

    [Fact]
    public void Parts_in_any_order_give_the_same_files()
    {
        var data = new DataComponent("data") { Files = [Data], LumiMask = Mask };
        Dictionary<string, string> whole = Written(TestRun.Over(data, _ => [new LumiMask()]).Of("LumiMask"));
        Assert.Equal(["LumiMask/lumiMask.json", "LumiMask/missingLumis.json", "LumiMask/processedLumis.json"], whole.Keys.Order(StringComparer.Ordinal));

        // Cuts in the middle of sections and of what the mask leaves out.
        long[] cuts = [0, 1, 750, 1_999, 2_050, 4_444, 6_000, Events];
        AnalyzerResults Part(int i) => TestRun.Over(data, _ => [new LumiMask()], new EntryRange(0, cuts[i], cuts[i + 1] - cuts[i])).Of("LumiMask");
        Gen.Shuffle(Enumerable.Range(0, cuts.Length - 1).ToArray()).Sample(
            order =>
            {
                var sum = Part(order[0]);
                foreach (int i in order.Skip(1))
                {
                    sum.Merge(ReadBack(Part(i)));
                }

                Assert.Equal(whole, Written(sum));
            },
            iter: 10,
            threads: 1);
    }

    private static readonly ResultStore Store = new(new ResultFormats(new UhiFormat(), new ParquetFormat()));

    private static Dictionary<string, string> Written(AnalyzerResults analyzer) => new Files(analyzer).Texts();

    private static AnalyzerResults ReadBack(AnalyzerResults analyzer) => Store.Read(new Files(analyzer)).Results.Of(analyzer.Name);

    private readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

    /// <summary>Notes under which variation events come.</summary>
    private sealed class Noted(List<string> variations) : Analyzer
    {
        private readonly Input<Muon> _muons = new("muons");

        public override bool Process(Event ev)
        {
            variations.Add(ev.Variation);
            return _muons[ev].Length > 0;
        }
    }

    private sealed class EventCounter : Analyzer
    {
        private readonly Cut _all = new("all");

        public override bool Process(Event ev) => _all.Pass(ev, true);
    }

    /// <summary>Files of results in memory.</summary>
    private sealed class Files : IResultSink, IResultSource
    {
        private readonly Dictionary<string, MemoryStream> _files = [];

        internal Files(AnalyzerResults analyzer)
        {
            var set = new ResultSet { Analyzers = [analyzer] };
            Summary summary = new()
            {
                Component = "data", Kind = "data", Events = 0, Selected = 0, EventsTotal = 0, SumOfWeights = [0], SumOfWeights2 = [0], Analyzers = [], Results = [analyzer.Index()],
            };
            Store.Write(this, set, summary);
            Store.WriteWhole(this, set, summary);
        }

        public Stream Create(string path) => _files[path] = new MemoryStream();

        public Stream Open(string path) => new MemoryStream(_files[path].ToArray());

        public string PathOf(string path) => path;

        internal Dictionary<string, string> Texts() => _files.Where(f => f.Key.Contains('/', StringComparison.Ordinal)).ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value.ToArray()));
    }
}
