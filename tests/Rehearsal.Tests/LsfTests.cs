using System.Text.Json;
using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;
using Xunit;

namespace Heppy.Rehearsal.Tests;

public sealed class LsfTests : IDisposable
{
    private readonly RehearsedSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void A_script_from_standard_input_runs_where_it_was_submitted_and_the_command_line_wins_over_its_options()
    {
        var (code, output, _) = _site.Run("bsub", ["-q", "1nh", "-e", "err.%J"], """
            #!/bin/sh
            #BSUB -J test -o "out.%J"
            #BSUB -q other
            pwd > here; echo "$LSB_JOBID $LSB_JOBNAME $LSB_QUEUE"; echo bad >&2; exit 3
            """);
        Assert.Equal((0, "Job <1> is submitted to queue <1nh>.\n"), (code, output));
        var job = _site.AwaitEnd(1);
        Assert.Equal((JobState.Exited, 3, "test", 60.0), (job.State, job.ExitCode, job.Name, job.RunLimit));
        Assert.EndsWith("/work\n", _site.Read("here"), StringComparison.Ordinal);
        Assert.Contains("Exited with exit code 3.", _site.Read("out.1"), StringComparison.Ordinal);
        Assert.Contains("The output (if any) follows:\n\n1 test 1nh\n", _site.Read("out.1"), StringComparison.Ordinal);
        Assert.Equal("bad\n", _site.Read("err.1"));
    }

    [Fact]
    public void Every_element_of_an_array_runs_once_and_no_more_than_its_limit_at_once()
    {
        var id = _site.Bsub(["-J", "many[1-5:2,8]%1", "-o", "out.%I",
            "mkdir alone && echo $LSB_JOBINDEX >> seen; rmdir alone"]);
        var jobs = _site.Await(id, all => all.All(job => job.IsFinished));
        Assert.Equal([1, 3, 5, 8], jobs.Select(job => job.Index));
        Assert.All(jobs, job => Assert.Equal(JobState.Done, job.State));
        Assert.Equal("1\n3\n5\n8\n", _site.Read("seen"));
        var (_, output, _) = _site.Run("bjobs",
            ["-a", "-noheader", "-o", "jobid job_name stat delimiter='|'", $"{id}[3-5]"]);
        Assert.Equal("1|many[3]|DONE\n1|many[5]|DONE\n", output);
    }

    [Fact]
    public void A_job_waits_for_those_it_depends_on()
    {
        var first = _site.Bsub(["-J", "first", "-H", "exit 5"]);
        var after = _site.Bsub(["-w", "ended(first) && exit(1,5)", "true"]);
        var never = _site.Bsub(["-w", $"done({first})", "true"]);
        Assert.Equal("PEND\nPEND\n",
            _site.Run("bjobs", ["-noheader", "-o", "stat:4", $"{after}", $"{never}"]).Output.Replace(" ", "",
            StringComparison.Ordinal));
        _site.Run("bresume", [$"{first}"]);
        Assert.Equal(JobState.Done, _site.AwaitEnd(after).State);
        Assert.Equal(JobState.Pending, _site.Queue.Read(never, 0)!.State);
        Assert.Equal((255, "", "99: No matching job found. Job not submitted.\n"),
            _site.Run("bsub", ["-w", "done(99)", "true"]));
    }

    [Fact]
    public void Killing_a_job_ends_all_of_its_processes()
    {
        var id = _site.Bsub(["-J", "long", "sleep 1000 & echo $! > child; wait"]);
        _site.AwaitFile("child");
        _site.AwaitState(id, JobState.Running);
        Assert.Equal((0, $"Job <{id}> is being terminated\n", ""), _site.Run("bkill", ["-J", "lo*"]));
        var job = _site.AwaitEnd(id);
        Assert.Equal((JobState.Exited, "TERM_OWNER", 130), (job.State, job.Reason, job.ExitCode));
        Assert.Equal(0, ProcessTable.StartOf(int.Parse(_site.Read("child"), null)));
        Assert.Equal((255, "", $"Job <{id}>: Job has already finished\n"), _site.Run("bkill", [$"{id}"]));
    }

    [Fact]
    public void A_job_is_told_when_it_reaches_its_run_limit_and_warned_before()
    {
        var id = _site.Bsub(["-W", "10", "-wa", "URG", "-wt", "5", "-o", "out", "-e", "err"], """
            trap 'echo warned' URG
            trap 'echo limit; exit 9' USR2
            while :; do sleep 0.02; done
            """);
        var job = _site.AwaitEnd(id);
        Assert.Equal((JobState.Exited, "TERM_RUNLIMIT", 9), (job.State, job.Reason, job.ExitCode));
        Assert.InRange((job.Ended - job.Started)!.Value.TotalSeconds, 2, 60);
        Assert.Contains("warned\nlimit\n", _site.Read("out"), StringComparison.Ordinal);
        Assert.Contains("TERM_RUNLIMIT: job killed after reaching LSF run time limit.\n", _site.Read("out"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_that_ignores_its_run_limit_is_killed_after_the_grace()
    {
        _site.Set("GRACE", "0.05");
        var job = _site.AwaitEnd(_site.Bsub(["-W", "5"], "trap '' USR2\nwhile :; do sleep 0.02; done\n"));
        Assert.Equal(("TERM_RUNLIMIT", 137, 9), (job.Reason, job.ExitCode, job.Signal));
    }

    [Fact]
    public void Simultaneous_submissions_get_different_numbers_and_all_run()
    {
        var processes = Enumerable.Range(0, 8).Select(i => _site.Start("bsub", ["-J", $"job{i}", "true"], "")).ToList();
        var outputs = processes.Select(RehearsedSite.Result).ToList();
        Assert.Equal(8, outputs.Select(result => result.Output).Distinct().Count());
        for (var id = 1; id <= 8; id++)
        {
            Assert.Equal(JobState.Done, _site.AwaitEnd(id).State);
        }
        processes.ForEach(process => process.Dispose());
    }

    [Fact]
    public void Finished_jobs_leave_bjobs_after_a_while_but_not_history_and_accounting()
    {
        var id = _site.Bsub(["true"]);
        _site.AwaitEnd(id);
        Assert.Contains(" DONE ", _site.Run("bjobs", [$"{id}"]).Output, StringComparison.Ordinal);
        _site.Set("CLEAN", "0");
        Assert.Equal((255, "", $"Job <{id}> is not found\n"), _site.Run("bjobs", [$"{id}"]));
        Assert.Equal((255, "", "No unfinished job found\n"), _site.Run("bjobs", []));
        Assert.Contains("Done successfully. The CPU time used is", _site.Run("bhist", ["-l", $"{id}"]).Output,
            StringComparison.Ordinal);
        Assert.Contains("Completed <done>.", _site.Run("bacct", ["-l", $"{id}"]).Output, StringComparison.Ordinal);
        var (code, json, _) = _site.Run("bjobs", ["-json", "-o", "jobid stat", $"{id}"]);
        using var document = JsonDocument.Parse(json);
        Assert.Equal(255, code);
        Assert.Equal($"Job <{id}> is not found",
            document.RootElement.GetProperty("RECORDS")[0].GetProperty("ERROR").GetString());
    }

    [Theory]
    [InlineData("bsub", "-zz", 255)]
    [InlineData("bjobs", "-zz", 255)]
    [InlineData("bkill", "-zz", 255)]
    [InlineData("bhist", "-zz", 255)]
    [InlineData("bacct", "-zz", 255)]
    [InlineData("condor_submit", "-zz", 1)]
    [InlineData("condor_q", "-zz", 1)]
    [InlineData("condor_history", "-zz", 1)]
    [InlineData("condor_rm", "-zz", 1)]
    public void An_unknown_option_is_named_with_the_usage(string command, string option, int exitCode)
    {
        var (code, output, error) = _site.Run(command, [option]);
        Assert.Equal((exitCode, ""), (code, output));
        Assert.Contains(option, error, StringComparison.Ordinal);
        Assert.Contains($"Usage: {command}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_whose_watcher_was_killed_is_ended_by_the_next_command()
    {
        var id = _site.Bsub(["sleep 1000"]);
        var job = _site.AwaitState(id, JobState.Running);
        _ = Native.kill(job.RunnerPid, Signals.Kill);
        _site.Await(id, _ => !ProcessTable.IsAlive(job.RunnerPid, job.RunnerStart));
        Assert.Contains(" EXIT ", _site.Run("bjobs", ["-a"]).Output, StringComparison.Ordinal);
        _site.Await(id, _ => !ProcessTable.IsAlive(job.Pid, job.PidStart));
    }

    [Fact]
    public void A_running_job_is_suspended_and_resumed()
    {
        var id = _site.Bsub(["-o", "out", "while test ! -e go; do sleep 0.02; done"]);
        _site.AwaitState(id, JobState.Running);
        Assert.Equal((0, $"Job <{id}> is being stopped\n", ""), _site.Run("bstop", [$"{id}"]));
        _site.Write("go", "");
        Assert.Contains(" USUSP ", _site.Run("bjobs", [$"{id}"]).Output, StringComparison.Ordinal);
        Assert.Equal((0, $"Job <{id}> is being resumed\n", ""), _site.Run("bresume", [$"{id}"]));
        Assert.Equal(JobState.Done, _site.AwaitEnd(id).State);
    }

    [Fact]
    public void Bsub_can_wait_for_its_job_and_takes_its_exit_code()
    {
        var (code, output, _) = _site.Run("bsub", ["-K", "exit 4"]);
        Assert.Equal(4, code);
        Assert.EndsWith("<<Waiting for dispatch ...>>\n<<Job is finished>>\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Stop_leaves_no_process_behind()
    {
        var id = _site.Bsub(["-J", "all[1-3]", "sleep 1000"]);
        var jobs = _site.Await(id, all => all.Count(job => job.Pid > 0) == 3);
        Assert.StartsWith("3 jobs stopped in ", _site.Run("stop", []).Output, StringComparison.Ordinal);
        foreach (var job in jobs)
        {
            _site.Await(id, _ =>
                !ProcessTable.IsAlive(job.Pid, job.PidStart)
                && !ProcessTable.IsAlive(job.RunnerPid, job.RunnerStart));
        }
    }
}
