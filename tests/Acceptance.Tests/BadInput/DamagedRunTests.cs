using Xunit;

namespace Heppy.Acceptance.Tests.BadInput;

/// <summary>Directories of runs that somebody else has changed, and what may not be taken for success.</summary>
public sealed class DamagedRunTests(BadRun bad)
{
    private const string Loop = "foreach (var m in muons[ev]) pt.Fill(ev, m.Pt);";

    [Fact]
    public void An_analysis_that_ends_the_process_is_no_success()
    {
        string outdir = bad.NewOutdir();

        ToolResult result = bad.Run("heppy", outdir, bad.Spoiled(Loop, "if (ev.Entry == 12345) Environment.Exit(0);")).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.Contains("the analysis ended the process", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ggH_Chunk77", "ggH_Chunk77 is no chunk of")]
    [InlineData("nothing*", "nothing* is no chunk of")]
    public void A_check_of_what_is_not_there_is_no_success(string name, string expected)
    {
        string outdir = bad.Finished(out _);

        ToolResult result = bad.Run("heppy-check", $"{outdir}/ggH_Chunk0", $"{outdir}/{name}").ShouldEndWith(ExitCode.WrongArguments);

        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_advice_for_a_missing_output_mends_it()
    {
        string outdir = bad.Finished(out _);
        File.Delete(bad[$"{outdir}/ggH_Chunk2/Fill/histograms.json"]);
        string advice = $"rm -r {outdir}/ggH_Chunk2 && heppy --resume {outdir}";

        Assert.Contains(advice, bad.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Error, StringComparison.Ordinal);
        Assert.Contains(advice, bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Incomplete).Error, StringComparison.Ordinal);
        Assert.Contains(advice, bad.Run("heppy", "--resume", outdir).ShouldEndWith(ExitCode.Incomplete).Error, StringComparison.Ordinal);

        Directory.Delete(bad[$"{outdir}/ggH_Chunk2"], recursive: true);
        bad.Run("heppy", "--resume", outdir).ShouldEndWith(ExitCode.Success);
        bad.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Success);
    }

    [Theory]
    [InlineData(".heppy/run.json")]
    [InlineData(".heppy/configuration.json")]
    [InlineData(".heppy/assemblies")]
    [InlineData(".heppy")]
    public void Missing_parts_of_a_run_are_named_and_f_starts_again(string part)
    {
        string outdir = bad.Finished(out string config);
        Remove(bad[$"{outdir}/{part}"]);

        ToolResult result = bad.Run("heppy", "--resume", outdir).ShouldEndWith(ExitCode.Incomplete);

        Assert.Contains("is missing", result.Error, StringComparison.Ordinal);
        Assert.Contains("Start again with -f", result.Error, StringComparison.Ordinal);
        bad.Run("heppy", "-f", outdir, config).ShouldEndWith(ExitCode.Success);
        bad.Run("heppy-check", "--deep", outdir).ShouldEndWith(ExitCode.Success);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_without_a_readable_plan_is_replaced_by_f(bool exists)
    {
        string outdir = bad.Finished(out string config);
        File.WriteAllText(bad[$"{outdir}/notes.txt"], "mine");
        File.Delete(bad[$"{outdir}/plan.json"]);
        if (exists)
        {
            File.WriteAllText(bad[$"{outdir}/plan.json"], "{");
        }

        bad.Run("heppy", "-f", outdir, config).ShouldEndWith(ExitCode.Success);

        bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);
        Assert.Equal("mine", File.ReadAllText(bad[$"{outdir}/notes.txt"]));
    }

    [Fact]
    public void Merging_replaces_only_what_it_made_itself_from_this_run()
    {
        string outdir = bad.Finished(out _);
        bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);
        bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);
        File.WriteAllText(bad[$"{outdir}/ggH/Fill/plot.svg"], "mine");

        ToolResult foreign = bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.OutputDirectory);

        Assert.Contains("has files that were not merged: Fill/plot.svg. Nothing was replaced.", foreign.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(bad[$"{outdir}/ggH/Fill/plot.svg"]));
        ToolResult other = bad.Run("heppy-hadd", Another(), outdir).ShouldEndWith(ExitCode.OutputDirectory);
        Assert.Contains("holds the results of another run", other.Error, StringComparison.Ordinal);
        bad.Run("heppy-hadd", "-r", outdir).ShouldEndWith(ExitCode.Success);
        Assert.False(File.Exists(bad[$"{outdir}/ggH/Fill/plot.svg"]));
    }

    [Fact]
    public void A_merged_result_that_was_edited_is_bad()
    {
        string outdir = bad.Finished(out _);
        bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);
        string edited = bad[$"{outdir}/ggH/summary.json"];
        File.WriteAllText(edited, File.ReadAllText(edited).Replace("15000", "15001", StringComparison.Ordinal));

        ToolResult result = bad.Run("heppy-check", "--deep", outdir).ShouldEndWith(ExitCode.Incomplete);

        Assert.Contains("merged: summary.json was changed after it was sealed", result.Output, StringComparison.Ordinal);
        Assert.Contains($"rm -r {outdir}/ggH && heppy-hadd {outdir}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_other_options_is_not_taken_for_this_one()
    {
        string outdir = bad.Finished(out string config);

        ToolResult result = bad.Run("heppy", "-o", "minPt=7", outdir, config).ShouldEndWith(ExitCode.OutputDirectory);

        Assert.Contains("was made with no -o, now -o minPt=7", result.Error, StringComparison.Ordinal);
        Assert.Contains("was planned with all events, now -N 10", bad.Run("heppy", "-N", "10", outdir, config).ShouldEndWith(ExitCode.OutputDirectory).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Worker_processes_print_events_too()
    {
        string outdir = bad.NewOutdir();
        bad.Run("heppy", "-q", "-p", "2", "--executor", "processes", outdir, bad.Spoiled("", "")).ShouldEndWith(ExitCode.Success);

        Assert.Equal(2, File.ReadAllLines(bad[$"{outdir}/ggH_Chunk0/log.txt"]).Count(l => l.StartsWith("Event: ", StringComparison.Ordinal)));
    }

    private string Another()
    {
        string outdir = bad.NewOutdir();
        bad.Run("heppy", "-q", outdir, bad.Spoiled("", "")).ShouldEndWith(ExitCode.Success);
        return outdir;
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }
}
