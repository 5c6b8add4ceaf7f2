using Heppy.Acceptance.Tests.BadInput;
using Xunit;

namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>A batch system that misbehaves: programs that answer to its commands, badly. Nothing is lost, and the next call goes on.</summary>
public sealed class TroubleTests(BadRun runs)
{
    [Fact]
    public void A_submission_that_hangs_after_the_job_was_taken_is_found_by_its_name()
    {
        var system = new FakeSlurm(runs, sbatch: "echo \"7|PENDING|0:00||$HEPPY_JOB_NAME|Priority\" >> \"$here/queue\"; sleep 60");
        string outdir = runs.NewOutdir();

        ToolResult submitted = system.Run("heppy-batch", "-o", outdir, "--only", "ggH", One(), "-b", "sbatch < batchScript.sh", "--command-timeout", "1s").ShouldEndWith(ExitCode.ChunksFailed);
        ToolResult check = system.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete);

        Assert.Contains("may be submitted: no answer within 1 s", submitted.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 1 chunks are under way.", check.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to resubmit", system.Run("heppy-check", "--resubmit", "--grace", "0.1s", outdir).ShouldEndWith(ExitCode.Success).Output, StringComparison.Ordinal);
        Assert.Single(system.Lines("queue"));
    }

    [Fact]
    public void A_scheduler_that_does_not_answer_is_no_reason_to_submit_again()
    {
        var system = new FakeSlurm(runs, sbatch: "echo 7", squeue: "sleep 60");
        string outdir = runs.NewOutdir();
        system.Run("heppy-batch", "-o", outdir, One(), "--site", "slurm").ShouldEndWith(ExitCode.Success);

        ToolResult check = system.Run("heppy-check", "--command-timeout", "1s", "--grace", "0.1s", outdir).ShouldEndWith(ExitCode.Incomplete);
        ToolResult again = system.Run("heppy-check", "--resubmit", "--command-timeout", "1s", "--grace", "0.1s", outdir).ShouldEndWith(ExitCode.Incomplete);

        Assert.Contains("unknown  [slurm 7] slurm does not answer (no answer within 1 s)", check.Output, StringComparison.Ordinal);
        Assert.Contains($"Look again: heppy-check {outdir}", check.Error, StringComparison.Ordinal);
        Assert.Contains("left alone: its job may live", again.Output, StringComparison.Ordinal);
        // The scheduler is back, and knows no such job any more.
        system.Write("squeue", "exit 0");
        system.Write("sacct", "exit 0");
        Assert.Contains("given up at", system.Run("heppy-check", "--grace", "60s", outdir).ShouldEndWith(ExitCode.Incomplete).Output, StringComparison.Ordinal);
        Assert.Contains("lost", system.Run("heppy-check", "--grace", "0.001s", outdir).ShouldEndWith(ExitCode.Incomplete).Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 bad chunks submitted again", system.Run("heppy-check", "--resubmit", "--grace", "0.001s", outdir).ShouldEndWith(ExitCode.Success).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7|OUT_OF_MEMORY|0:125|10|900M|node|", "out of memory", ": memory 1000 -> 1500 MB")]
    [InlineData("7|TIMEOUT|0:0|3600|900M|node|", "out of time", ": time 01:00:00 -> 02:00:00")]
    [InlineData("7|NODE_FAIL|0:0|10|900M|node|", "node failure", "", Explicit = true)]
    [InlineData("7|CANCELLED by 0|0:0|10|900M|node|", "cancelled", "", Explicit = true)]
    public void What_the_accounting_says_decides_about_the_next_attempt(string said, string words, string decision)
    {
        var system = new FakeSlurm(runs, sbatch: "echo \"$*\" >> \"$here/asked\"; echo 7", squeue: "exit 0");
        system.Write("sacct", $"echo '{said}'");
        string outdir = runs.NewOutdir();
        system.Run("heppy-batch", "-o", outdir, One(), "--site", "slurm", "--time", "1h", "--memory", "1000M").ShouldEndWith(ExitCode.Success);

        Assert.Contains(words, system.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Output, StringComparison.Ordinal);
        Assert.Contains($": {words}, submitted again{decision}\n", system.Run("heppy-check", "--resubmit", outdir).ShouldEndWith(ExitCode.Success).Output, StringComparison.Ordinal);
        Assert.Equal(2, system.Lines("asked").Length);
    }

    [Fact]
    public void A_held_job_is_named_with_its_reason_and_can_be_cancelled()
    {
        var system = new FakeSlurm(runs, sbatch: "echo 7", squeue: "echo '7|PENDING|0:00||x|JobHeldAdmin'");
        system.Write("scancel", "echo \"$*\" > \"$here/cancelled\"");
        string outdir = runs.NewOutdir();
        system.Run("heppy-batch", "-o", outdir, One(), "--site", "slurm").ShouldEndWith(ExitCode.Success);

        Assert.Contains("held  [slurm 7] JobHeldAdmin", system.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Output, StringComparison.Ordinal);
        system.Run("heppy-check", "--cancel", outdir).ShouldEndWith(ExitCode.Success);

        Assert.Equal("7\n", File.ReadAllText(Path.Combine(system.Folder, "cancelled")));
    }

    [Fact]
    public void Damaged_records_of_one_chunk_hide_no_other_and_are_named()
    {
        var system = new FakeSlurm(runs, sbatch: "echo $$", squeue: "exit 0", sacct: "echo \"$*\" | sed 's/.*--jobs=\\([0-9,]*\\).*/\\1/' | tr , '\\n' | sed 's/$/|NODE_FAIL|0:0|10|900M|node|/'");
        string outdir = runs.NewOutdir();
        system.Run("heppy-batch", "-q", "-o", outdir, runs.Spoiled("", ""), "--site", "slurm").ShouldEndWith(ExitCode.Success);
        File.WriteAllText(runs[$"{outdir}/ggH_Chunk0/job.json"], "{\"attempts\": [{\"number");
        Directory.CreateDirectory(runs[$"{outdir}/ggH_Chunk1/.job"]);
        File.WriteAllText(runs[$"{outdir}/ggH_Chunk1/.job/1-node-77-1.json"], "\0\0\0\0");
        File.WriteAllText(runs[$"{outdir}/ggH_Chunk2/manifest.json"], "{\"state\": ");

        ToolResult check = system.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete);
        ToolResult again = system.Run("heppy-check", "--resubmit", outdir).ShouldEndWith(ExitCode.Incomplete);
        ToolResult cancel = system.Run("heppy-check", "--cancel", outdir).ShouldEndWith(ExitCode.Incomplete);

        Assert.Matches("ggH_Chunk0 +unknown +.*ggH_Chunk0/job.json is damaged: .*remove it", check.Output);
        Assert.Matches("ggH_Chunk1 +unknown +.slurm [0-9]+. .*1-node-77-1.json is damaged: .*remove it", check.Output);
        Assert.Matches("ggH_Chunk2 +damaged +.*ggH_Chunk2/manifest.json is damaged: ", check.Output);
        Assert.Matches("ggH_Chunk3 +node failure", check.Output);
        Assert.Contains("1 of 4 bad chunks submitted again.", again.Output, StringComparison.Ordinal);
        Assert.Contains("ggH_Chunk0/job.json is damaged", again.Output, StringComparison.Ordinal);
        Assert.Contains("ggH_Chunk0/job.json is damaged", cancel.Error, StringComparison.Ordinal);
        File.Delete(runs[$"{outdir}/ggH_Chunk1/.job/1-node-77-1.json"]);
        Assert.Matches("ggH_Chunk1 +node failure", system.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Output);
    }

    /// <summary>A configuration with one chunk.</summary>
    private string One() => runs.Spoiled(", SplitFactor = 4", "");
}
