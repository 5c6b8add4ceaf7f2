using System.Text.Json;
using Heppy.Examples;
using Xunit;

namespace Heppy.Samples.Tests;

/// <summary>Results are raw sums; what scales them to the luminosity is one number beside them, of what was processed.</summary>
public class NormalisationTests
{
    private const string Configuration = """
        #!/usr/bin/env dotnet
        using Heppy;
        using static Heppy.Units;

        var counted = new MCComponent("counted") { Files = ["data/*.parquet"], CrossSection = 3 * pb, GeneratorWeight = "genWeight", SplitFactor = 3 };
        var given = new MCComponent("given") { Files = ["data/*.parquet"], CrossSection = 3 * pb, GeneratorWeight = "genWeight", SumOfWeights = 30_000, SplitFactor = 3 };
        return Application.Run(args, new Config { Components = [counted, given], Luminosity = 100 / pb, Sequence = sample => [new All()] });

        sealed class All : Analyzer
        {
            readonly Cut all = new("all");
            readonly Histogram<double> histogram = new("h", Axis.Regular(1, 0, 1));

            public override bool Process(Event ev)
            {
                histogram.Fill(ev, 0.5);
                return all.Pass(ev, true);
            }
        }
        """;

    /// <summary>A cross section of 3 pb and 100 / pb are 300 events, whatever part of the sample was read.</summary>
    [Theory]
    [InlineData("whole", 3_000)]
    [InlineData("first", 1_200)]
    [InlineData("partial", 2_000)]
    public void Simulation_is_scaled_to_the_cross_section_by_what_was_processed(string how, long events)
    {
        using var folder = new TestFolder();
        string outdir = Run(folder, how);

        (double scale, double sum, long read) counted = Summary(outdir, "counted");
        (double scale, double sum, long read) given = Summary(outdir, "given");

        Assert.Equal((events, events), (counted.read, given.read));
        Assert.Equal(300, counted.scale * counted.sum, 1e-9);
        // The given sum stands for all 3,000 events: of a part of them, for that part.
        Assert.Equal(300 / (30_000 * (events / 3_000.0)), given.scale, 1e-12);
        Assert.Equal(counted.sum, given.sum);
        Assert.All((string[])["counted", "given"], name => Assert.Equal(counted.sum, Filled(outdir, name), 1e-9));
    }

    [Fact]
    public void It_is_scaled_once_however_often_it_is_merged_or_printed()
    {
        using var folder = new TestFolder();
        string outdir = Run(folder, "whole");
        string[] files = ["All/cut_flow.json", "All/cut_flow.txt", "All/histograms.json"];
        byte[][] before = [.. files.Select(f => File.ReadAllBytes(Path.Combine(outdir, "given", f)))];

        string table = Sample.Succeed("heppy-hadd", "-q", "--tables", "md", outdir);
        Sample.Succeed("heppy-hadd", outdir, folder["Again"]);

        Assert.Equal(table, Sample.Succeed("heppy-hadd", "-q", "--tables", "md", outdir));
        double[] yields = [.. table.Split('\n').First(l => l.StartsWith("| all", StringComparison.Ordinal)).Split('|').Where((_, i) => i is 2 or 4)
            .Select(cell => double.Parse(cell.Split('±')[0], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(300, yields[0], 1.0);
        (double scale, double sum, _) = Summary(outdir, "given");
        Assert.Equal(scale * sum, yields[1], 1.0);
        for (int i = 0; i < files.Length; i++)
        {
            Assert.Equal(before[i], File.ReadAllBytes(Path.Combine(outdir, "given", files[i])));
            Assert.Equal(before[i], File.ReadAllBytes(folder[$"Again/given/{files[i]}"]));
        }
    }

    private static string Run(TestFolder folder, string how)
    {
        ExampleData.Write(folder["data"], "", new FourMuonGenerator(FourMuonProcess.Higgs, 5), files: 3, eventsPerFile: 1_000);
        File.WriteAllText(folder["analysis.cs"], Configuration);
        string[] part = how == "first" ? ["-N", "1200"] : [];
        Sample.Succeed("heppy", [.. part, folder["Out"], folder["analysis.cs"]]);
        if (how == "partial")
        {
            Directory.Delete(folder["Out/counted_Chunk1"], recursive: true);
            Directory.Delete(folder["Out/given_Chunk1"], recursive: true);
        }

        Sample.Succeed("heppy-hadd", how == "partial" ? ["--allow-partial", folder["Out"]] : [folder["Out"]]);
        return folder["Out"];
    }

    private static (double Scale, double Sum, long Read) Summary(string outdir, string component)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(outdir, component, "summary.json")));
        JsonElement root = json.RootElement;
        return (root.GetProperty("scale").GetDouble(), root.GetProperty("sumOfWeights")[0].GetDouble(), root.GetProperty("events").GetInt64());
    }

    private static double Filled(string outdir, string component)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(outdir, component, "All/histograms.json")));
        return json.RootElement.GetProperty("h").GetProperty("storage").GetProperty("values").EnumerateArray().Sum(v => v.GetDouble());
    }
}
