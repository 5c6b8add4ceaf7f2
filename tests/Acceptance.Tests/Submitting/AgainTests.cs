using System.Text.Json.Nodes;
using Heppy.Acceptance.Tests.BadInput;
using Xunit;

namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>The same command again, jobs that nobody wrote down, jobs that come back: no chunk has two jobs that may live, and nothing is done twice.</summary>
public sealed class AgainTests(BadRun runs)
{
    // Ends heppy-batch, whose child's child it is, with the job taken and its id not yet read.
    private const string KillAtThird = """
        echo "7$(wc -l < "$here/queue")|RUNNING|0:10||$HEPPY_JOB_NAME|None" >> "$here/queue"
        if [ "$(wc -l < "$here/queue")" -eq 3 ] && [ ! -e "$here/killed" ]; then
            touch "$here/killed"
            pid=$PPID
            until tr '\0' ' ' < "/proc/$pid/cmdline" | grep -q heppy-batch.dll; do pid=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status"); done
            kill -9 "$pid"
        fi
        tail -n 1 "$here/queue" | cut -d '|' -f 1
        """;

    [Fact]
    public void A_submission_that_was_killed_is_gone_on_with_by_the_same_command()
    {
        var system = new FakeSlurm(runs, KillAtThird);
        File.WriteAllText(Path.Combine(system.Folder, "queue"), "");
        string outdir = runs.NewOutdir();
        string[] command = ["-o", outdir, runs.Spoiled("", ""), "-b", "sbatch < batchScript.sh"];

        system.Run("heppy-batch", command).ShouldEndWith(137);
        ToolResult again = system.Run("heppy-batch", command).ShouldEndWith(ExitCode.Success);
        ToolResult third = system.Run("heppy-batch", command).ShouldEndWith(ExitCode.Success);

        Assert.Contains($"{outdir} holds this run already; 3 of the 4 chunks to do have been submitted.", again.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 chunks submitted.", again.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to submit. To start again: -f.", third.Output, StringComparison.Ordinal);
        Assert.Equal(4, system.Lines("queue").Select(l => l.Split('|')[4]).Distinct().Count());
        Assert.Contains("4 of 4 chunks are under way.", system.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_chunks_are_submitted_when_the_command_is_mended()
    {
        var system = new FakeSlurm(runs, "echo 7");
        string outdir = runs.NewOutdir();
        string config = runs.Spoiled("", "");
        system.Run("heppy-batch", "-o", outdir, config, "-b", "sbatsh < batchScript.sh").ShouldEndWith(ExitCode.ChunksFailed);

        Assert.Contains("4 of 4 chunks submitted.", system.Run("heppy-batch", "-o", outdir, config, "-b", "sbatch < batchScript.sh").ShouldEndWith(ExitCode.Success).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_bare_command_submitted_is_mended_by_the_command_that_check_and_hadd_print()
    {
        string outdir = runs.NewOutdir();
        string open = runs[$"{outdir}.open"];
        string command = $"case $PWD in *Chunk2) test -e \"{open}\" || exit 1;; esac; ./batchScript.sh; true";
        string remedy = $"Mend: heppy-check -b '{command}' {outdir}";
        runs.Run("heppy-batch", "-q", "-o", outdir, runs.Spoiled("", ""), "-b", command).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.EndsWith($"1 of 4 chunks are bad. {remedy}\n", runs.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Error, StringComparison.Ordinal);
        Assert.Contains($"Nothing was merged. {remedy}, or accept 75.0 %", runs.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Incomplete).Error, StringComparison.Ordinal);
        Assert.Contains($"give --site NAME, or -b '{command}'.", runs.Run("heppy-check", "--resubmit", outdir).Error, StringComparison.Ordinal);
        File.WriteAllText(open, "");
        Assert.Contains($"{outdir}/ggH_Chunk2: not submitted, submitted again\n", runs.Run("heppy-check", "-b", command, outdir).ShouldEndWith(ExitCode.Success).Output, StringComparison.Ordinal);
        runs.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);
    }

    [Fact]
    public void A_script_that_somebody_submitted_by_hand_is_shown_and_not_submitted_again_while_its_job_lives()
    {
        var system = new FakeSlurm(runs, "echo 7", squeue: "exit 0", sacct: "echo '7|NODE_FAIL|0:0|10|900M|node|'");
        string outdir = runs.NewOutdir();
        system.Run("heppy-batch", "-q", "-o", outdir, One(), "--site", "slurm").ShouldEndWith(ExitCode.Success);
        Assert.Contains("node failure  [slurm 7]", system.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Output, StringComparison.Ordinal);
        string name = File.ReadLines(runs[$"{outdir}/ggH/batchScript.sh"]).Single(l => l.StartsWith("#SBATCH --job-name=", StringComparison.Ordinal)).Split('=')[1];
        system.Write("squeue", $"echo '8|PENDING|0:00||{name}|Priority'");

        JsonNode chunk = JsonNode.Parse(system.Run("heppy-check", "--json", outdir).ShouldEndWith(ExitCode.Incomplete).Output)!["chunks"]![0]!;
        Assert.Equal(("pending", "8", "submitted by hand, Priority"), ((string)chunk["condition"]!, (string)chunk["job"]!, (string)chunk["detail"]!));
        Assert.Contains("nothing to resubmit", system.Run("heppy-check", "--resubmit", outdir).ShouldEndWith(ExitCode.Success).Output, StringComparison.Ordinal);
        // From now on it is a job like any other.
        system.Write("squeue", "exit 0");
        system.Write("sacct", "echo '8|OUT_OF_MEMORY|0:125|10|900M|node|'");
        Assert.Contains("out of memory  [slurm 8, attempt 2]", system.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 bad chunks submitted again.", system.Run("heppy-check", "--resubmit", outdir).ShouldEndWith(ExitCode.Success).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_only_written_and_then_submitted_by_hand_is_not_submitted_by_the_same_command()
    {
        var system = new FakeSlurm(runs, "echo submitted >> \"$here/queue\"; echo 9");
        string outdir = runs.NewOutdir();
        string config = One();
        system.Run("heppy-batch", "-q", "-n", "-o", outdir, config, "--site", "slurm").ShouldEndWith(ExitCode.Success);
        string name = File.ReadLines(runs[$"{outdir}/ggH/batchScript.sh"]).Single(l => l.StartsWith("#SBATCH --job-name=", StringComparison.Ordinal)).Split('=')[1];
        system.Write("squeue", "exit 1");
        Assert.Contains("ggH: left alone: slurm does not answer", system.Run("heppy-batch", "-o", outdir, config, "--site", "slurm").Error, StringComparison.Ordinal);
        system.Write("squeue", $"echo '8|RUNNING|0:00|node|{name}|None'");

        ToolResult again = system.Run("heppy-batch", "-o", outdir, config, "--site", "slurm").ShouldEndWith(ExitCode.Success);

        Assert.Contains("ggH: left alone: submitted by hand, on node", again.Error, StringComparison.Ordinal);
        Assert.Contains("nothing to submit", again.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(system.Folder, "queue")));
        Assert.Contains("1 of 1 chunks are under way.", system.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_only_written_is_submitted_to_the_site_it_was_written_for_and_without_one_nothing_is_said_to_be()
    {
        var system = new FakeSlurm(runs, "echo 9");
        string outdir = runs.NewOutdir();
        string config = One();
        system.Run("heppy-batch", "-q", "-n", "-o", outdir, config, "--site", "slurm").ShouldEndWith(ExitCode.Success);
        Assert.Contains("ggH: submitted, slurm job 9", system.Run("heppy-check", "--resubmit", outdir).ShouldEndWith(ExitCode.Success).Output, StringComparison.Ordinal);

        string nowhere = runs.NewOutdir();
        system.Run("heppy-batch", "-q", "-n", "-o", nowhere, config).ShouldEndWith(ExitCode.Success);
        ToolResult refused = system.Run("heppy-check", "--resubmit", nowhere);

        Assert.Contains("was never submitted: give --site NAME, or -b CMD. Nothing was submitted.", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("submitted again", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_that_counted_as_lost_and_wakes_up_late_changes_nothing()
    {
        // The first job stops in the middle of its events; nobody knows it any more; the second job does the work.
        var system = new FakeSlurm(runs, """
            if [ ! -e "$here/zombie" ]; then
                touch "$here/zombie"
                (ZOMBIE="$here/zombie" SLURM_JOB_ID=7 setsid sh -c './batchScript.sh; echo $? > "$ZOMBIE.code"' > /dev/null 2>&1 &)
            else
                ./batchScript.sh > /dev/null
            fi
            echo 7
            """, squeue: "exit 0");
        string zombie = Path.Combine(system.Folder, "zombie");
        const string Process = "public override bool Process(Event ev)\n    {";
        string config = runs.Spoiled(Process, Process + """
                    if (ev.Entry == 3000 && Environment.GetEnvironmentVariable("ZOMBIE") is { } zombie)
                    {
                        File.WriteAllText(zombie + ".begun", "");
                        while (File.Exists(zombie)) System.Threading.Thread.Sleep(20);
                    }

            """);
        string outdir = runs.NewOutdir();
        system.Run("heppy-batch", "-q", "-o", outdir, config, "--site", "slurm").ShouldEndWith(ExitCode.Success);
        Wait(zombie + ".begun");
        ToolResult lost = system.Run("heppy-check", "--grace", "0.001s", outdir);
        lost = system.Run("heppy-check", "--grace", "0.001s", outdir);
        Assert.Matches("ggH_Chunk[0-9] +lost +.slurm 7. gone from the queue; it began on ", lost.ShouldEndWith(ExitCode.Incomplete).Output);
        system.Run("heppy-check", "-q", "--resubmit", "--grace", "0.001s", outdir).ShouldEndWith(ExitCode.Success);
        system.Run("heppy-check", "--deep", outdir).ShouldEndWith(ExitCode.Success);
        string sealed1 = Seals(outdir);

        File.Delete(zombie);
        Wait(zombie + ".code");

        Assert.Equal(sealed1, Seals(outdir));
        Assert.Equal("0\n", File.ReadAllText(zombie + ".code"));
        system.Run("heppy-check", "--deep", outdir).ShouldEndWith(ExitCode.Success);
        system.Run("heppy-hadd", "-q", outdir).ShouldEndWith(ExitCode.Success);
    }

    [Fact]
    public void Json_tells_what_the_table_tells()
    {
        var system = new FakeSlurm(runs, "echo 7", squeue: "exit 0", sacct: "echo '7|OUT_OF_MEMORY|0:125|10|900M|node|'");
        string outdir = runs.NewOutdir();
        system.Run("heppy-batch", "-q", "-o", outdir, One(), "--site", "slurm").ShouldEndWith(ExitCode.Success);

        JsonNode all = JsonNode.Parse(system.Run("heppy-check", "--json", outdir).ShouldEndWith(ExitCode.Incomplete).Output)!;

        JsonNode chunk = Assert.Single(all["chunks"]!.AsArray())!;
        Assert.False((bool)all["isComplete"]!);
        Assert.Equal(($"{outdir}/ggH", "ggH", "outOfMemory", false), ((string)chunk["directory"]!, (string)chunk["component"]!, (string)chunk["condition"]!, (bool)chunk["isDone"]!));
        Assert.Equal(("slurm", "7", 1), ((string)chunk["site"]!, (string)chunk["job"]!, (int)chunk["attempts"]!));
    }

    private string Seals(string outdir) => string.Join('\n', Directory.GetFiles(runs[outdir], "manifest.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    private static void Wait(string path) => Assert.True(SpinWait.SpinUntil(() => File.Exists(path) && (path.EndsWith(".begun", StringComparison.Ordinal) || File.ReadAllText(path).Length > 0), TimeSpan.FromSeconds(60)), $"no {path}");

    private string One() => runs.Spoiled(", SplitFactor = 4", "");
}
