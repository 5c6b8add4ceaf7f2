using System.Text.Json;
using DuckDB.NET.Data;
using Heppy.Formats.Root;
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
        Exported(folder);
        AsManyAsExpected(folder);
    }

    /// <summary>Pseudo-data are what the cross sections, sums of weights and the luminosity say: within four standard deviations, and 2 % for efficiencies that only simulation is corrected for.</summary>
    private static void AsManyAsExpected(TestFolder folder)
    {
        double Yield(string component) => RootHistograms.Read(folder[$"Out/{component}/histograms.root"])["FourMuons_signal_region/mZ1"].Result.Histogram!.Values().Sum()
            * JsonDocument.Parse(File.ReadAllText(folder[$"Out/{component}/summary.json"])).RootElement.GetProperty("scale").GetDouble();

        double expected = Yield("ZZ") + Yield("ggH_125");
        Assert.InRange(expected, 2_000, 3_000);
        Assert.InRange(Yield("ggH_125"), 5, 20);
        double off = Yield("data_period_A") + Yield("data_period_B") - expected;
        Assert.InRange(Math.Abs(off), 0, (4 * Math.Sqrt(expected)) + (0.02 * expected));
    }

    /// <summary>What fits start from, and what other readers find in the trees.</summary>
    private static void Exported(TestFolder folder)
    {
        Assert.Contains("FourMuons_signal_region/m4mu_VBF", Sample.Succeed("heppy-export", folder["Out"]), StringComparison.Ordinal);
        string said = Sample.Succeed("heppy-export", folder["Out"], "m4mu_*", "--rebin", "5", "--asimov", "1", "--pyhf", folder["m.json"], "--combine", folder["m.txt"]);
        Assert.Contains("3 channels, 42 bins, 2 samples, 3 systematic uncertainties -> ", said, StringComparison.Ordinal);
        double[] signal = RootHistograms.Read(folder["m.root"])["m4mu_Untagged/ggH_125"].Values;
        using JsonDocument workspace = JsonDocument.Parse(File.ReadAllText(folder["m.json"]));
        JsonElement sample = workspace.RootElement.GetProperty("channels")[0].GetProperty("samples")[0];
        Assert.Equal("ggH_125", sample.GetProperty("name").GetString());
        Assert.Equal(sample.GetProperty("data").EnumerateArray().Select(v => v.GetDouble()), signal);
        Assert.Contains("shapes * * m.root ", File.ReadAllText(folder["m.txt"]), StringComparison.Ordinal);

        (int refused, string why) = Sample.Run("heppy-export", folder["Out"], "m4mu", "--pyhf", folder["m.json"]);
        Assert.True(refused == 1 && why.Contains("is blinded from 120 to 130", StringComparison.Ordinal), why);
        (refused, why) = Sample.Run("heppy-export", folder["Out"], "m4mo", "--pyhf", folder["m.json"]);
        Assert.True(refused == 1 && why.Contains("Nearest: m4mu", StringComparison.Ordinal), why);
        (refused, why) = Sample.Run("heppy-export", folder["Out"], "m4mu", "--asimov", "1", "--pyhf", folder["none/m.json"]);
        Assert.True(refused == 2 && why.Contains("there is no directory", StringComparison.Ordinal), why);

        string tree = folder["Out/ggH_125/FourMuons_signal_region/four_muons.parquet"];
        using var file = new ParquetSharp.ParquetFileReader(tree);
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        using DuckDBCommand command = database.CreateCommand();
        command.CommandText = $"SELECT count(*), sum(Weight) FROM '{tree.Replace("'", "''", StringComparison.Ordinal)}'";
        using DuckDBDataReader reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(file.FileMetaData.NumRows, reader.GetInt64(0));
        double[] filled = RootHistograms.Read(folder["Out/ggH_125/histograms.root"])["FourMuons_signal_region/mZ1"].Result.Histogram!.Values();
        Assert.Equal(filled.Sum(), reader.GetDouble(1), 1e-6);
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
