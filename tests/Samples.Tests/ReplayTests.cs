using System.Text.Json.Nodes;
using Xunit;

namespace Heppy.Samples.Tests;

public class ReplayTests
{
    private const string Fails = """
        using Heppy;
        using Heppy.Analyzers;
        using Heppy.Examples;
        using Heppy.Physics;

        var options = new Options(args);
        int least = options.Get("least", 0, "an option");
        var bad = new GeneratedComponent("bad") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 1), Events = 400, SplitFactor = 4 };
        return Application.Run(args, new Config { Components = [bad], Sequence = sample => [new ParticleReader<Muon> { Collection = "Muon", Output = "muons" }, new Fails { Least = least }] });

        readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

        sealed class Fails : Analyzer
        {
            public int Least { get; init; }
            readonly Input<Muon> muons = new("muons");
            public override bool Process(Event ev) => ev.Entry == 137 ? throw new InvalidOperationException($"{muons[ev].Length} muons are not {Least}") : true;
        }
        """;

    [Fact]
    public void An_event_that_fails_leaves_all_that_is_needed_to_run_it_again()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["fails.cs"], Fails);

        (int code, string output) = Sample.Run("heppy", "-o", "least=7", folder["Out"], folder["fails.cs"]);
        (int again, string replayed) = Replay(folder["Out/bad_Chunk1"], "Event.Entry", "Loop.Analyzer<Fails>().Least", "Next()");

        Assert.True(code == 4, output);
        JsonNode bundle = JsonNode.Parse(File.ReadAllText(folder["Out/bad_Chunk1/failure.json"]))!;
        Assert.Equal((137, "bad", "bad_Chunk1"), ((int)bundle["entry"]!, (string)bundle["component"]!, (string)bundle["chunk"]!));
        Assert.Equal("generator:bad", (string)bundle["file"]!["path"]!);
        Assert.Contains("Muon_pt: [", (string)bundle["event"]!, StringComparison.Ordinal);
        Assert.Contains("at Fails.Process(Event ev)", (string)bundle["stack"]!, StringComparison.Ordinal);
        Assert.Equal(Fails, (string)bundle["sources"]!["fails.cs"]!);
        Assert.Equal(["-o", "least=7"], bundle["options"]!.AsArray().Select(o => (string)o!));
        Assert.False(File.Exists(folder["Out/bad_Chunk0/failure.json"]));

        Assert.True(again == 0, replayed);
        Assert.Contains("Event: 137 (run 1", replayed.Replace("run 297", "run 1", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("muons are not 7", replayed, StringComparison.Ordinal);
        Assert.Contains("> 137\n> 7\n> Event: 138 ", replayed, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_change_of_the_sources_the_event_is_run_as_it_was()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["fails.cs"], Fails);
        Sample.Run("heppy", folder["Out"], folder["fails.cs"]);
        File.WriteAllText(folder["fails.cs"], Fails.Replace("ev.Entry == 137", "ev.Entry == 1000", StringComparison.Ordinal));

        (int code, string replayed) = Replay(folder["Out/bad_Chunk1/failure.json"], "Event.Entry");

        Assert.True(code == 0, replayed);
        Assert.Contains("has changed: this is the configuration of the run", replayed, StringComparison.Ordinal);
        Assert.Contains("muons are not 0", replayed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_that_is_missing_or_of_another_run_is_refused()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["fails.cs"], Fails);
        Sample.Run("heppy", folder["Out"], folder["fails.cs"]);
        File.Copy(folder["Out/bad_Chunk1/failure.json"], folder["kept.json"]);
        Sample.Run("heppy", "-f", folder["Out"], folder["fails.cs"]);
        File.Copy(folder["kept.json"], folder["Out/bad_Chunk0/failure.json"]);

        Assert.Contains("there is no ", Replay(folder["Out/bad_Chunk2"]).Output, StringComparison.Ordinal);
        (int code, string output) = Replay(folder["Out/bad_Chunk0"]);
        Assert.True(code == 7, output);
        Assert.Contains("belongs to another run", output, StringComparison.Ordinal);
        Assert.Contains("--replay knows its run", Sample.Run("heppy", "--replay", "x", "Out").Output, StringComparison.Ordinal);
    }

    private static (int Code, string Output) Replay(string bundle, params string[] lines)
    {
        TextReader input = Console.In;
        Console.SetIn(new StringReader(string.Concat(lines.Select(l => $"{l}\n"))));
        try
        {
            return Sample.Run("heppy", "--replay", bundle);
        }
        finally
        {
            Console.SetIn(input);
        }
    }
}
