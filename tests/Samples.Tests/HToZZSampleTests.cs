using System.Text.Json;
using Xunit;

namespace Heppy.Samples.Tests;

public class HToZZSampleTests
{
    [Fact]
    public void It_leaves_the_directories_of_heppys_documentation_and_merges()
    {
        using var folder = new TestFolder();

        Sample.Succeed("heppy", folder["Out"], Sample.PathOf("h_to_zz/analysis_h_to_zz"), "--hadd");

        string[] chunks = [.. Enumerable.Range(0, 10).Select(i => $"ggH_125_Chunk{i}"), "ZZ_Chunk0", "ZZ_Chunk1", "ZZ_Chunk2"];
        string[] all = [.. chunks, "data_period_A", "data_period_B", "ggH_125", "ZZ", ".heppy"];
        Assert.Equal(all.Order(StringComparer.Ordinal), Directory.GetDirectories(folder["Out"]).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal));
        Assert.Equal("number of events processed: 20000", File.ReadAllLines(folder["Out/ggH_125/log.txt"])[^1]);
        string text = File.ReadAllText(folder["Out/ggH_125/FourMuons_signal_region/cut_flow.txt"]);
        Assert.Contains("at least four muons", text, StringComparison.Ordinal);
        Assert.Contains("weighted", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_higgs_boson_is_where_it_should_be()
    {
        using var folder = new TestFolder();

        Sample.Succeed("heppy", folder["Out"], Sample.PathOf("h_to_zz/analysis_h_to_zz.cs"), "--only", "ggH*", "--hadd");

        using JsonDocument histograms = JsonDocument.Parse(File.ReadAllText(folder["Out/ggH_125/FourMuons_signal_region/histograms.json"]));
        JsonElement storage = histograms.RootElement.GetProperty("m4mu").GetProperty("storage");
        int[][] index = [.. storage.GetProperty("index").EnumerateArray().Select(a => a.EnumerateArray().Select(i => i.GetInt32()).ToArray())];
        double[] values = [.. storage.GetProperty("values").EnumerateArray().Select(v => v.GetDouble())];
        double[] all = new double[72];
        double[] up = new double[72];
        for (int i = 0; i < values.Length; i++)
        {
            // Variation, category, mass.
            (index[0][i] switch { 0 => all, 3 => up, _ => [.. all] })[index[2][i]] += values[i];
        }

        Assert.Equal(
            ["nominal", "muon_scale_up", "muon_scale_down", "muon_id_up", "muon_id_down"],
            histograms.RootElement.GetProperty("m4mu").GetProperty("axes")[0].GetProperty("categories").EnumerateArray().Select(c => c.GetString()));
        Assert.InRange(up.Sum() / all.Sum(), 1.005, 1.015);
        // Bins of 2 GeV from 70 GeV, after the underflow bin: 125.2 GeV is in bin 28.
        Assert.Equal(28, Array.IndexOf(all, all.Max()));
        Assert.True(all[26..31].Sum() > 0.95 * all.Sum());
    }

    [Fact]
    public void An_option_changes_the_selection_and_is_kept_with_the_run()
    {
        using var folder = new TestFolder();

        Sample.Succeed("heppy", folder["A"], Sample.PathOf("h_to_zz/analysis_h_to_zz.cs"), "--only", "data_period_A");
        Sample.Succeed("heppy", "-o", "minPt=12", folder["B"], Sample.PathOf("h_to_zz/analysis_h_to_zz.cs"), "--only", "data_period_A");

        long Selected(string run) => JsonDocument.Parse(File.ReadAllText(folder[$"{run}/data_period_A/summary.json"])).RootElement.GetProperty("selected").GetInt64();
        Assert.InRange(Selected("B"), 1, Selected("A") - 1);
        Assert.Contains("minPt", File.ReadAllText(folder["B/.heppy/configuration.json"]), StringComparison.Ordinal);
    }
}
