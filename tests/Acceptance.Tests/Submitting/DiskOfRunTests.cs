using System.Diagnostics;
using Heppy.Acceptance.Tests.BadInput;
using Xunit;

namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>Submitting from a disk that is full or read-only, and without waiting for jobs.</summary>
public sealed class DiskOfRunTests(BadRun runs)
{
    [Fact]
    public void A_disk_that_fills_up_while_a_job_is_submitted_loses_no_job()
    {
        string mount = NewMount();
        try
        {
            string outdir = Path.Combine(mount, "Out");
            var system = new FakeSlurm(runs, $"echo \"7|RUNNING|0:10||$HEPPY_JOB_NAME|None\" >> \"$here/queue\"; head -c 60M /dev/zero > '{mount}/filler'; echo 7");

            ToolResult full = system.Run("heppy-batch", "-o", outdir, "--only", "ggH", One(), "-b", "sbatch < batchScript.sh");

            Assert.NotEqual(ExitCode.Success, full.ExitCode);
            Assert.Contains("No space left on device", full.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("this is a bug", full.Error, StringComparison.Ordinal);
            File.Delete(Path.Combine(mount, "filler"));
            Assert.Contains("1 of 1 chunks are under way.", system.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Output, StringComparison.Ordinal);
            Assert.Contains("nothing to resubmit", system.Run("heppy-check", "--resubmit", "--grace", "0.1s", outdir).ShouldEndWith(ExitCode.Success).Output, StringComparison.Ordinal);
            Assert.Single(system.Lines("queue"));
        }
        finally
        {
            Command("umount", mount);
        }
    }

    [Fact]
    public void From_a_read_only_directory_nothing_is_submitted()
    {
        string mount = NewMount();
        try
        {
            string outdir = Path.Combine(mount, "Out");
            var system = new FakeSlurm(runs, "echo 7 >> \"$here/queue\"; echo 7");
            system.Run("heppy-batch", "-n", "-o", outdir, One()).ShouldEndWith(ExitCode.Success);
            Assert.True(Command("mount", "-o", "remount,ro", mount));

            ToolResult again = system.Run("heppy-check", "--resubmit", "--site", "slurm", outdir);
            ToolResult other = system.Run("heppy-batch", "-o", outdir + "2", One(), "-b", "sbatch < batchScript.sh").ShouldEndWith(ExitCode.OutputDirectory);

            Assert.NotEqual(ExitCode.Success, again.ExitCode);
            Assert.Contains("Read-only file system", again.Error, StringComparison.Ordinal);
            Assert.Contains("Read-only file system", other.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("this is a bug", again.Error + other.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(system.Folder, "queue")), "a job was submitted that nobody would know of");
            Assert.True(Command("mount", "-o", "remount,rw", mount));
            system.Run("heppy-check", "--resubmit", "--site", "slurm", outdir).ShouldEndWith(ExitCode.Success);
            Assert.Single(system.Lines("queue"));
        }
        finally
        {
            Command("umount", mount);
        }
    }

    [Fact]
    public void A_disk_without_room_for_the_run_is_a_message_and_the_next_call_makes_it()
    {
        string mount = NewMount("20k");
        try
        {
            string config = One();
            string outdir = Path.Combine(mount, "Out");

            ToolResult full = runs.Run("heppy-batch", "-n", "-o", outdir, config).ShouldEndWith(ExitCode.OutputDirectory);

            Assert.Contains("No space left on device", full.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(outdir, "plan.json")));
            Assert.True(Command("mount", "-o", "remount,size=50m", mount));
            runs.Run("heppy-batch", "-n", "-o", outdir, config).ShouldEndWith(ExitCode.Success);
        }
        finally
        {
            Command("umount", mount);
        }
    }

    [Fact]
    public void Jobs_in_the_background_are_not_waited_for()
    {
        // Three jobs of a minute, each with a file that says which process it is.
        const string Process = "public override bool Process(Event ev)\n    {";
        string config = runs.Spoiled(Process, Process + "\n        if (ev.Entry % 5000 == 0) { File.WriteAllText(\"pid\", Environment.ProcessId + \"\\n\"); System.Threading.Thread.Sleep(60_000); }");
        File.WriteAllText(runs[config], File.ReadAllText(runs[config]).Replace("SplitFactor = 4", "SplitFactor = 3", StringComparison.Ordinal));
        string outdir = runs.NewOutdir();
        long start = Stopwatch.GetTimestamp();

        runs.Run("heppy-batch", "-o", outdir, config, "-b", "nohup ./batchScript.sh &").ShouldEndWith(ExitCode.Success);

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        string[] notes = [.. Directory.GetDirectories(runs[outdir], "*_Chunk*").Select(d => Path.Combine(d, "pid"))];
        try
        {
            Assert.Equal(3, notes.Length);
            Assert.All(notes, n => Assert.True(SpinWait.SpinUntil(() => File.Exists(n) && File.ReadAllText(n).EndsWith('\n'), TimeSpan.FromSeconds(60)), $"no {n}"));
            Assert.Contains("3 of 3 chunks are under way.", runs.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete).Output, StringComparison.Ordinal);
            // Less than a second where nothing else runs; 20 s are still far from the minute of the jobs.
            Assert.True(took < TimeSpan.FromSeconds(20), $"heppy-batch took {took}");
        }
        finally
        {
            foreach (string note in notes.Where(File.Exists))
            {
                using var job = System.Diagnostics.Process.GetProcessById(int.Parse(File.ReadAllText(note), System.Globalization.CultureInfo.InvariantCulture));
                job.Kill();
            }
        }
    }

    /// <summary>A configuration with one chunk.</summary>
    private string One() => runs.Spoiled(", SplitFactor = 4", "");

    private string NewMount(string size = "50m")
    {
        string mount = runs[runs.NewOutdir() + ".disk"];
        Directory.CreateDirectory(mount);
        Assert.SkipUnless(Command("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", mount), "this test needs the right to mount a file system");
        return mount;
    }

    private static bool Command(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
