using System.Diagnostics;
using Heppy.Acceptance.Tests.BadInput;
using Heppy.Acceptance.Tests.SameBytes;
using Xunit;

namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>heppy-batch with commands that run jobs on this machine.</summary>
public sealed class BatchTests(BadRun runs)
{
    private const string Loop = "foreach (var m in muons[ev]) pt.Fill(ev, m.Pt);";

    [Fact]
    public void Jobs_in_the_background_give_the_bytes_of_a_local_run()
    {
        string config = runs.Spoiled("", "");
        string batch = runs.NewOutdir();

        ToolResult submitted = runs.Run("heppy-batch", "-o", batch, config, "-b", "nohup ./batchScript.sh &").ShouldEndWith(ExitCode.Success);

        Assert.Contains("4 of 4 chunks submitted.", submitted.Output, StringComparison.Ordinal);
        Assert.Contains($"next: heppy-check {batch}", submitted.Output, StringComparison.Ordinal);
        runs.Run("heppy-check", "--watch", "--interval", "0.1s", batch).ShouldEndWith(ExitCode.Success);
        Assert.Contains("ggH_Chunk2: Complete", File.ReadAllText(runs[$"{batch}/ggH_Chunk2/batch.log"]), StringComparison.Ordinal);
        Results.ShouldBeSame(Local(config), Merged(batch));
    }

    [Fact]
    public void A_script_runs_by_hand_from_a_copy_anywhere_under_a_foreign_environment()
    {
        string config = runs.Spoiled("", "");
        string batch = runs.NewOutdir();
        runs.Run("heppy-batch", "-n", "-o", batch, config).ShouldEndWith(ExitCode.Success);
        File.Copy(runs[$"{batch}/ggH_Chunk1/batchScript.sh"], runs[$"{batch}.spooled"]);

        Assert.Equal(0, Shell($"cd / && umask 077 && env -i PATH=/bin:/usr/bin HOME=/nonexistent LC_ALL=de_DE.UTF-8 bash -l {Quoted(runs[$"{batch}.spooled"])}"));
        foreach (int chunk in new[] { 0, 2, 3 })
        {
            Assert.Equal(0, Shell($"cd {Quoted(runs[$"{batch}/ggH_Chunk{chunk}"])} && ./batchScript.sh"));
        }

        runs.Run("heppy-check", "--deep", batch).ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(Local(config), Merged(batch));
    }

    [Fact]
    public void Options_of_the_run_reach_the_jobs()
    {
        string outdir = runs.NewOutdir();
        runs.Run("heppy-batch", "-q", "-o", outdir, "--option", "minPt=40", "-N", "1000", "--max-files", "1", "--only", "g*", runs.Spoiled("", ""), "-b", "./batchScript.sh").ShouldEndWith(ExitCode.Success);
        runs.Run("heppy-check", "-q", outdir).ShouldEndWith(ExitCode.Success);
        string local = runs.NewOutdir();
        runs.Run("heppy", "-q", "-o", "minPt=40", "-N", "1000", "--max-files", "1", local, runs.Spoiled("", "")).ShouldEndWith(ExitCode.Success);

        Assert.Equal(File.ReadAllText(runs[$"{local}/ggH_Chunk3/summary.json"]), File.ReadAllText(runs[$"{outdir}/ggH_Chunk3/summary.json"]));
        Assert.Equal(File.ReadAllText(runs[$"{local}/ggH_Chunk3/Fill/histograms.json"]), File.ReadAllText(runs[$"{outdir}/ggH_Chunk3/Fill/histograms.json"]));
    }

    [Theory]
    [InlineData("no_such_command -q 1nh", ExitCode.ChunksFailed, "not submitted: exit code 127", "the first 3 submissions failed")]
    [InlineData("echo queue closed >&2; exit 3", ExitCode.ChunksFailed, "not submitted: exit code 3: queue closed", "the other 1 chunks were not tried")]
    [InlineData("sbatch() { :; }; sbatch < batchScript.sh", ExitCode.ChunksFailed, "ggH_Chunk3: may be submitted: the command printed nothing")]
    [InlineData("sbatch() { echo Please hold the line; }; sbatch < batchScript.sh", ExitCode.ChunksFailed, "ggH_Chunk3: may be submitted: no job id in what the command printed: Please hold the line")]
    public void A_submit_command_that_fails_says_so(string command, int code, params string[] expected)
    {
        string outdir = runs.NewOutdir();

        ToolResult result = runs.Run("heppy-batch", "-o", outdir, runs.Spoiled("", ""), "-b", command).ShouldEndWith(code);

        Assert.All(expected, e => Assert.Contains(e, result.Error, StringComparison.Ordinal));
        // A machine may have squeue, and no Slurm that answers.
        runs.Run("heppy-check", "--command-timeout", "1s", outdir).ShouldEndWith(ExitCode.Incomplete);
    }

    [Fact]
    public void A_failed_chunk_is_resubmitted_until_it_fails_in_the_same_way_for_the_third_time()
    {
        string outdir = runs.NewOutdir();
        runs.Run("heppy-batch", "-q", "-o", outdir, runs.Spoiled(Loop, "if (ev.Entry == 12345) throw new InvalidOperationException(\"bad luck\");"), "-b", "./batchScript.sh").ShouldEndWith(ExitCode.Success);

        ToolResult check = runs.Run("heppy-check", "--grace", "0.1s", outdir).ShouldEndWith(ExitCode.Incomplete);
        Assert.Matches("ggH_Chunk3 +failed +.local .*Fill threw InvalidOperationException at Fill.Process", check.Output);
        Assert.Contains("1 of 4 chunks are bad. Mend: heppy-check --resubmit", check.Error, StringComparison.Ordinal);
        runs.Run("heppy-check", "--grace", "0.1s", outdir, "-b", "sh").ShouldEndWith(ExitCode.Success);
        runs.Run("heppy-check", "--watch", "--interval", "0.1s", "--grace", "0.1s", outdir).ShouldEndWith(ExitCode.Incomplete);
        runs.Run("heppy-check", "--grace", "0.1s", outdir, "-b", "sh").ShouldEndWith(ExitCode.Success);
        ToolResult watched = runs.Run("heppy-check", "--watch", "--interval", "0.1s", "--grace", "0.1s", outdir).ShouldEndWith(ExitCode.Incomplete);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(watched.Output, "ggH_Chunk3 +failed"));
        ToolResult last = runs.Run("heppy-check", "--grace", "0.1s", outdir, "-b", "sh").ShouldEndWith(ExitCode.Incomplete);

        Assert.Contains("left alone: it failed 3 times in the same way", last.Output, StringComparison.Ordinal);
        Assert.Contains("bad luck", last.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_stops_by_its_own_clock_and_the_rest_is_another_job()
    {
        string config = runs.Spoiled("public override bool Process(Event ev)\n    {", "public override bool Process(Event ev)\n    {\n        if (ev.Entry % 100 == 0 && Environment.GetEnvironmentVariable(\"SLOW\") is { } milliseconds) System.Threading.Thread.Sleep(int.Parse(milliseconds));");
        string outdir;
        int limit = 2;
        do
        {
            // A job that has no time to begin seals nothing: on a busy machine it needs more of it.
            limit *= 2;
            outdir = runs.NewOutdir();
            runs.Run("heppy-batch", "-q", "-n", "-o", outdir, "--time", $"{limit}s", "--stop-before", $"{limit / 2}s", config).ShouldEndWith(ExitCode.Success);
            Assert.Equal(ExitCode.Stopped, Shell($"SLOW={limit * 30} {Quoted(runs[$"{outdir}/ggH_Chunk1/batchScript.sh"])}"));
        }
        while (limit < 60 && !File.Exists(runs[$"{outdir}/ggH_Chunk1/manifest.json"]));

        ToolResult check = runs.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete);
        Assert.Matches("ggH_Chunk1 +stopped +time limit, [0-9,]+ of 3,750 events; the rest is to do", check.Output);

        runs.Run("heppy-check", "--resubmit", "--site", "local", outdir).ShouldEndWith(ExitCode.Success);
        runs.Run("heppy-check", "--watch", "--interval", "0.1s", outdir).ShouldEndWith(ExitCode.Success);

        Assert.True(Directory.Exists(runs[$"{outdir}/ggH_Chunk5"]));
        Results.ShouldBeSame(Local(config), Merged(outdir));
    }

    [Fact]
    public void A_job_of_a_replaced_run_does_nothing()
    {
        string config = runs.Spoiled("", "");
        string outdir = runs.NewOutdir();
        runs.Run("heppy-batch", "-q", "-n", "-o", outdir, config).ShouldEndWith(ExitCode.Success);
        File.Copy(runs[$"{outdir}/ggH_Chunk1/batchScript.sh"], runs[$"{outdir}.late"]);
        runs.Run("heppy-batch", "-q", "-n", "-f", "-o", outdir, config).ShouldEndWith(ExitCode.Success);

        Assert.Equal(ExitCode.Conflict, Shell($"bash {Quoted(runs[$"{outdir}.late"])}"));

        Assert.False(File.Exists(runs[$"{outdir}/ggH_Chunk1/manifest.json"]));
    }

    private IReadOnlyDictionary<string, string> Local(string config)
    {
        string outdir = runs.NewOutdir();
        runs.Run("heppy", "-q", outdir, config).ShouldEndWith(ExitCode.Success);
        return Merged(outdir);
    }

    private IReadOnlyDictionary<string, string> Merged(string outdir)
    {
        runs.Run("heppy-hadd", "-q", outdir).ShouldEndWith(ExitCode.Success);
        return Results.Of(runs[outdir]);
    }

    private static string Quoted(string path) => $"'{path}'";

    private static int Shell(string command)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec >/dev/null 2>&1; {command}");
        using Process shell = Process.Start(start)!;
        shell.WaitForExit();
        return shell.ExitCode;
    }
}
