using System.Text.Json;
using Xunit;

namespace Heppy.Samples.Tests;

public class ZMuMuSampleTests
{
    [Fact]
    public void It_runs_on_generated_events()
    {
        using var folder = new TestFolder();

        Sample.Succeed("heppy", folder["Out"], Sample.PathOf("zmumu/analysis.cs"));

        JsonElement simulation = JsonDocument.Parse(File.ReadAllText(folder["Out/DYJetsToLL/summary.json"])).RootElement;
        Assert.Equal(10_000, simulation.GetProperty("events").GetInt64());
        double sum = simulation.GetProperty("sumOfWeights")[0].GetDouble();
        Assert.Equal(6077.22 * 4800 / sum, simulation.GetProperty("scale").GetDouble(), 1e-12);
        Assert.StartsWith("Average mean_mass", File.ReadAllText(folder["Out/DoubleMuon/DiMuon/mean_mass.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public void It_runs_on_real_NanoAOD_with_the_certified_sections()
    {
        using var folder = new TestFolder();
        string data = RealData.PathOf("cms/nano_dimuon.parquet");
        string simulation = RealData.PathOf("cms/nano_dy.parquet");
        string mask = RealData.PathOf("cms/Cert_294927-306462_13TeV_EOY2017ReReco_Collisions17_JSON.txt");

        Sample.Succeed("heppy", folder["All"], Sample.PathOf("zmumu/analysis.cs"), "-o", $"data={data}", "-o", $"mc={simulation}");
        Sample.Succeed("heppy", folder["Masked"], Sample.PathOf("zmumu/analysis.cs"), "-o", $"data={data}", "-o", $"mc={simulation}", "-o", $"mask={mask}");

        long Passed(string run, string component, string analyzer) => JsonDocument.Parse(File.ReadAllText(folder[$"{run}/{component}/summary.json"])).RootElement
            .GetProperty("analyzers").EnumerateArray().Single(a => a.GetProperty("name").GetString() == analyzer).GetProperty("passed").GetInt64();
        Assert.Equal(40, Passed("All", "DoubleMuon", "LumiMask"));
        Assert.InRange(Passed("Masked", "DoubleMuon", "LumiMask"), 0, 40);
        Assert.Equal(40, Passed("Masked", "DYJetsToLL", "LumiMask"));
        Assert.True(Passed("All", "DYJetsToLL", "DiMuon") > 0);
    }

    [Fact]
    public void ROOT_files_and_Parquet_files_of_the_same_events_give_the_same_bytes()
    {
        using var folder = new TestFolder();
        foreach (string format in (string[])["root", "parquet"])
        {
            string data = RealData.PathOf($"cms/nano_dimuon.{format}");
            string simulation = RealData.PathOf($"cms/nano_dy.{format}");
            Sample.Succeed("heppy", folder[format], Sample.PathOf("zmumu/analysis.cs"), "-o", $"data={data}", "-o", $"mc={simulation}");
        }

        string[] files = [.. Directory.GetFiles(folder["root"], "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder["root"], f))
            .Where(f => f.Contains("/DiMuon/", StringComparison.Ordinal) || f.EndsWith("summary.json", StringComparison.Ordinal))];
        Assert.True(files.Length >= 10);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(folder[$"parquet/{f}"]), File.ReadAllBytes(folder[$"root/{f}"])));
    }
}
