using Heppy.Examples;

namespace Heppy.Campaigns;

/// <summary>A small analysis with all kinds of results, and its input: data with a mask, weighted simulation, generated events.</summary>
internal static class SmallRun
{
    private const string Analysis = """
        using Heppy;
        using Heppy.Analyzers;
        using Heppy.Examples;
        using Heppy.Physics;

        var options = new Options(args);
        int split = options.Get("split", 3, "chunks of each component");
        string word = options.Get("word", "", "anything");
        bool root = options.Get("root", false, "trees as ROOT files");
        return Application.Run(args, new Config
        {
            Components =
            [
                new MCComponent("signal") { Files = ["data/signal/*.parquet"], CrossSection = 0.3, GeneratorWeight = "genWeight", SplitFactor = split },
                new DataComponent("collisions") { Files = ["data/collisions/*.parquet"], LumiMask = "golden.json", SplitFactor = split },
                new GeneratedComponent("made") { Generator = new FourMuonGenerator(FourMuonProcess.Continuum, 5), Events = 600, GeneratorWeight = "genWeight", CrossSection = 2 },
            ],
            Luminosity = 14.5,
            Trees = root ? TreeFormat.Root : TreeFormat.Parquet,
            Sequence = sample => [new LumiMask(), new ParticleReader<Muon> { Collection = "Muon", Output = "muons" }, new Fill(word)],
        });

        readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

        readonly record struct Row(ulong Event, float Pt, double Weight);

        sealed class Fill(string word) : Analyzer
        {
            static readonly int pace = int.Parse(Environment.GetEnvironmentVariable("CAMPAIGN_PACE") ?? "0");
            readonly Input<Muon> muons = new("muons");
            readonly Cut some = new("a muon");
            readonly Histogram<double> pt = new("pt", Axis.Regular(20, 0, 100, "p_{T} [GeV]"));
            readonly Histogram<double, int> plane = new("plane", Axis.Variable([-3, -1, 0, 1, 3]), Axis.Integer(-2, 3));
            readonly Profile<double> profile = new("pt_of_eta", Axis.Regular(8, -3, 3));
            readonly Histogram<string> kinds = new("kinds", Axis.Categories("kind"));
            readonly Average mean = new("mean");
            readonly TextOutput text = new("picked.txt");
            readonly Ntuple<Row> rows = new("rows");

            public override bool Process(Event ev)
            {
                if (pace > 0 && ev.Number % 50 == 0) Thread.Sleep(pace);
                if (ev.Number % 101 == 0) text.Write(ev, $"{ev.Number} {word.Length}");
                if (!some.Pass(ev, muons[ev].Length > 0)) return false;
                foreach (var m in muons[ev])
                {
                    pt.Fill(ev, m.Pt);
                    plane.Fill(ev, m.Eta, m.Charge);
                    profile.Fill(ev, m.Eta, m.Pt);
                    mean.Add(ev, m.Pt);
                }
                kinds.Fill(ev, $"kind {muons[ev].Length}");
                rows.Fill(ev, new Row(ev.Number, muons[ev][0].Pt, ev.Weight));
                return true;
            }
        }
        """;

    /// <summary>Writes analysis and input.</summary>
    /// <param name="folder">Where to.</param>
    /// <returns>Path of the analysis.</returns>
    internal static string Write(string folder)
    {
        ExampleData.Write(Path.Combine(folder, "data"), "signal", new FourMuonGenerator(FourMuonProcess.Higgs, 3), files: 2, eventsPerFile: 400);
        ExampleData.Write(Path.Combine(folder, "data"), "collisions", new FourMuonGenerator(FourMuonProcess.Collisions, 4, 297_050), files: 2, eventsPerFile: 500);
        File.WriteAllText(Path.Combine(folder, "golden.json"), "{\"297050\": [[1, 2], [4, 90]], \"297051\": [[1, 60]]}\n");
        string path = Path.Combine(folder, "analysis.cs");
        File.WriteAllText(path, Analysis);
        return path;
    }
}
