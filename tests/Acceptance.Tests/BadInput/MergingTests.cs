using System.Text.Json.Nodes;
using Xunit;

namespace Heppy.Acceptance.Tests.BadInput;

/// <summary>What merging and checking refuse, each with its own message.</summary>
public sealed class MergingTests(BadRun bad)
{
    [Fact]
    public void A_missing_chunk()
    {
        string outdir = Finished();
        Directory.Delete(bad[$"{outdir}/ggH_Chunk3"], recursive: true);

        ToolResult hadd = bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Incomplete);
        ToolResult check = bad.Run("heppy-check", [.. Directory.GetDirectories(bad[outdir], "*Chunk*")]).ShouldEndWith(ExitCode.Incomplete);

        Assert.Equal($"heppy-hadd: ggH is incomplete: Chunk3 is missing, 3,750 of 15,000 events missing. Nothing was merged. Mend: heppy --resume {outdir}, or accept 75.0 %: --allow-partial\n", hadd.Error);
        Assert.Contains("ggH_Chunk3  does not exist", check.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bad[$"{outdir}/ggH"]));
        bad.Run("heppy-hadd", "--allow-partial", outdir).ShouldEndWith(ExitCode.Success);
        Assert.Contains("Chunk3 is missing (--allow-partial)", File.ReadAllText(bad[$"{outdir}/ggH/summary.json"]), StringComparison.Ordinal);
        Assert.Contains("11,250 of 15,000 events of ggH", File.ReadAllText(bad[$"{outdir}/ggH/analyzers.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chunk_without_a_seal()
    {
        string outdir = Finished();
        File.Delete(bad[$"{outdir}/ggH_Chunk3/manifest.json"]);

        ToolResult hadd = bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Incomplete);

        Assert.Equal($"heppy-hadd: ggH is incomplete: Chunk3 is not sealed, 3,750 of 15,000 events missing. Nothing was merged. Mend: heppy --resume {outdir}, or accept 75.0 %: --allow-partial\n", hadd.Error);
    }

    [Fact]
    public void A_place_where_nothing_can_be_written_is_named_with_what_to_do()
    {
        string outdir = Finished();
        bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);
        string place = bad["occupied/there"];
        File.WriteAllText(bad["occupied"], "a file");

        ToolResult hadd = bad.Run("heppy-hadd", Finished(), place).ShouldEndWith(ExitCode.OutputDirectory);
        ToolResult plot = bad.Run("heppy-plot", "--out", place, outdir).ShouldEndWith(ExitCode.OutputDirectory);

        Assert.StartsWith($"heppy-hadd: cannot write to {place}: ", hadd.Error, StringComparison.Ordinal);
        Assert.EndsWith(". Give a directory that you may write to: heppy-hadd OUTDIR DEST\n", hadd.Error, StringComparison.Ordinal);
        ToolResult report = bad.Run("heppy-report", "--out", place, outdir).ShouldEndWith(ExitCode.OutputDirectory);
        Assert.StartsWith($"heppy-report: cannot write to {place}: ", report.Error, StringComparison.Ordinal);
        Assert.EndsWith(". Give a directory that you may write to: --out DIR\n", report.Error, StringComparison.Ordinal);
        Assert.StartsWith($"heppy-plot: cannot write to {place}: ", plot.Error, StringComparison.Ordinal);
        Assert.EndsWith(". Give a directory that you may write to: --out DIR\n", plot.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_there_says_how_it_is_merged_and_its_figures_are_named_when_it_is_replaced()
    {
        string outdir = bad.Finished(out string config);

        ToolResult unmerged = bad.Run("heppy", "--hadd", outdir, config).ShouldEndWith(ExitCode.OutputDirectory);
        bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);
        ToolResult merged = bad.Run("heppy", outdir, config).ShouldEndWith(ExitCode.OutputDirectory);
        bad.Run("heppy-plot", outdir).ShouldEndWith(ExitCode.Success);
        ToolResult replaced = bad.Run("heppy", "-f", outdir, config).ShouldEndWith(ExitCode.Success);

        Assert.EndsWith($" holds this run already; all chunks are sealed; heppy-hadd '{bad[outdir]}' merges them. To start again: -f.\n", unmerged.Error, StringComparison.Ordinal);
        Assert.EndsWith(" holds this run already; all chunks are sealed. To start again: -f.\n", merged.Error, StringComparison.Ordinal);
        Assert.Contains($"note: still of the run before, until heppy-plot and heppy-report make them again: {bad[outdir]}/plots\n", replaced.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_chunk_is_one_chunk()
    {
        string outdir = bad.NewOutdir();
        bad.Run("heppy", outdir, bad.Spoiled(", SplitFactor = 4", "")).ShouldEndWith(ExitCode.Success);

        Assert.Contains("ggH: merged 1 chunk, ", bad.Run("heppy-hadd", outdir, $"{outdir}_merged").ShouldEndWith(ExitCode.Success).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_are_counted_alike_by_plots_and_reports()
    {
        string outdir = Finished();
        bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);

        string plot = bad.Run("heppy-plot", outdir).ShouldEndWith(ExitCode.Success).Output;
        string report = bad.Run("heppy-report", outdir).ShouldEndWith(ExitCode.Success).Output;

        int files = Directory.GetFiles(bad[$"{outdir}/plots"], "*.svg", SearchOption.AllDirectories).Length;
        int log = Directory.GetFiles(bad[$"{outdir}/plots"], "*_log.svg", SearchOption.AllDirectories).Length;
        Assert.InRange(log, 1, files - 1);
        string figures = files - log == 1 ? "1 figure, " : $"{files - log} figures, ";
        Assert.Contains($": {figures}{log} of them also on a logarithmic axis -> {outdir}/plots\n", plot, StringComparison.Ordinal);
        Assert.Contains($"\n{figures}", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "histograms.json has 10 bytes, sealed with ")]
    [InlineData(false, "histograms.json was changed after it was sealed")]
    public void A_truncated_or_edited_output(bool isTruncated, string expected)
    {
        string outdir = Finished();
        string path = bad[$"{outdir}/ggH_Chunk1/Fill/histograms.json"];
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^20] ^= 1;
        File.WriteAllBytes(path, isTruncated ? bytes[..10] : bytes);

        ToolResult hadd = bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Incomplete);

        Assert.Contains("ggH_Chunk1: Fill/" + expected, hadd.Error, StringComparison.Ordinal);
        bad.Run("heppy-check", "--deep", outdir).ShouldEndWith(ExitCode.Incomplete);
    }

    [Theory]
    [InlineData("configuration", "\"0000\"", "was made with another configuration")]
    [InlineData("tool", "\"0.0.1-none\"", "was made with heppy 0.0.1-none, the run with")]
    [InlineData("runId", "\"00000000000\"", "is sealed by another run")]
    [InlineData("rangesDone", "[{\"file\":0,\"first\":0,\"count\":3750}]", "both processed entries 0 to 3750 of ggH")]
    [InlineData("rangesDone", "[{\"file\":99,\"first\":0,\"count\":3750}]", "says it processed file 99 of ggH, which has 3")]
    [InlineData("inputs", "[{\"path\":\"/elsewhere.parquet\",\"size\":5,\"digest\":\"abc\"}]", "read another /elsewhere.parquet than the plan names")]
    public void A_seal_of_something_else(string property, string value, string expected)
    {
        string outdir = Finished();
        string path = bad[$"{outdir}/ggH_Chunk1/manifest.json"];
        JsonObject seal = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        seal[property] = JsonNode.Parse(value);
        File.WriteAllText(path, seal.ToJsonString());

        ToolResult hadd = bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Conflict);

        Assert.Contains(expected, hadd.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bad[$"{outdir}/ggH"]));
    }

    [Fact]
    public void An_input_that_changed_between_jobs()
    {
        string outdir = bad.NewOutdir();
        Directory.CreateDirectory(bad["changing"]);
        foreach (string file in Directory.GetFiles(bad["data"]))
        {
            File.Copy(file, Path.Combine(bad["changing"], Path.GetFileName(file)), overwrite: true);
        }

        bad.Run("heppy", outdir, bad.Spoiled("data/*.parquet", "changing/*.parquet")).ShouldEndWith(ExitCode.Success);
        Directory.Delete(bad[$"{outdir}/ggH_Chunk0"], recursive: true);
        File.Copy(bad["data/file_2.parquet"], bad["changing/file_1.parquet"], overwrite: true);

        ToolResult resumed = bad.Run("heppy", "--resume", outdir).ShouldEndWith(ExitCode.Conflict);

        Assert.Contains("changing/file_1.parquet changed since the run was planned", resumed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_merge_that_is_done_already_is_no_error()
    {
        string outdir = Finished();

        bad.Run("heppy-hadd", "-c", outdir).ShouldEndWith(ExitCode.Success);
        ToolResult again = bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);

        Assert.Contains("ggH: already merged.", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_is_no_run()
    {
        ToolResult hadd = bad.Run("heppy-hadd", "dta").ShouldEndWith(ExitCode.OutputDirectory);

        Assert.Contains("no such directory", hadd.Error, StringComparison.Ordinal);
        Assert.Contains("Nearest: data.", hadd.Error, StringComparison.Ordinal);
    }

    private string Finished() => bad.Finished(out _);
}
