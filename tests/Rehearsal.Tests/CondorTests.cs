using System.Text.Json;
using Heppy.Rehearsal.Queue;
using Xunit;

namespace Heppy.Rehearsal.Tests;

public sealed class CondorTests : IDisposable
{
    private readonly RehearsedSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void A_cluster_runs_and_goes_to_the_history_with_its_exit_codes()
    {
        _site.Write("run.sh", "#!/bin/sh\necho \"$1 $A\"\nexit $2\n");
        var (code, output, error) = _site.Run("condor_submit", ["a.sub"], "");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("Can't open submit file a.sub", error, StringComparison.Ordinal);
        _site.Write("a.sub", """
            executable = run.sh
            arguments = $(chunk) $(Process)
            environment = "A='x y'"
            output = out.$(Cluster).$(Process)
            log = job.log
            batch_name = camp
            queue chunk in (a b)
            """);
        Assert.Equal((0, "Submitting job(s)..\n2 job(s) submitted to cluster 1.\n", ""),
            _site.Run("condor_submit", ["a.sub"]));
        _site.Await(1, jobs => jobs.All(job => job.IsFinished));
        Assert.Equal("b x y\n", _site.Read("out.1.1"));
        using var history = JsonDocument.Parse(_site.Run("condor_history",
            ["-json", "-constraint", "ExitCode == 1", "-limit", "5"]).Output);
        var ad = Assert.Single(history.RootElement.EnumerateArray());
        Assert.Equal((1, 4, "camp"),
            (ad.GetProperty("ProcId").GetInt32(), ad.GetProperty("JobStatus").GetInt32(),
            ad.GetProperty("JobBatchName").GetString()));
        Assert.False(ad.GetProperty("ExitBySignal").GetBoolean());
        Assert.Equal("[\n]\n", _site.Run("condor_q", ["-json"]).Output);
        var log = _site.Read("job.log");
        Assert.Equal([2, 2, 2],
            new[] { "000 (001.", "001 (001.", "005 (001." }.Select(start => log.Split(start).Length - 1));
    }

    [Fact]
    public void Jobs_are_held_released_and_removed()
    {
        Assert.Equal("1.0 - 1.1\n",
            _site.Run("condor_submit",
            ["-terse", "executable=/bin/sleep", "arguments=1000", "hold=true", "-queue", "2"]).Output);
        Assert.Equal("1.0 5 15\n1.1 5 15\n", _site.Run("condor_q", ["-af:j", "JobStatus", "HoldReasonCode"]).Output);
        Assert.Equal((0, "Job 1.0 released\n", ""), _site.Run("condor_release", ["1.0"]));
        _site.Await(1, jobs => jobs[0].State == JobState.Running && jobs[0].Pid > 0);
        Assert.Equal((0, "Job 1.0 held\n", ""), _site.Run("condor_hold", ["1.0"]));
        _site.Await(1, jobs => jobs[0].State == JobState.Held);
        Assert.Contains("via condor_hold (by user ", _site.Run("condor_q", ["-hold"]).Output, StringComparison.Ordinal);
        Assert.Equal((0, "All jobs in cluster 1 have been marked for removal\n", ""), _site.Run("condor_rm", ["1"]));
        Assert.All(_site.Queue.Jobs(1), job => Assert.Equal(JobState.Removed, job.State));
        Assert.Equal((1, "", "Couldn't find/remove all jobs in cluster 1\n"), _site.Run("condor_rm", ["1"]));
        Assert.Equal("3\n3\n", _site.Run("condor_history", ["-af", "JobStatus"]).Output);
    }

    [Fact]
    public void With_file_transfer_a_job_runs_in_a_scratch_folder_and_new_files_come_back()
    {
        _site.Write("run.sh", "#!/bin/sh\ncat in.txt > new.txt; pwd; ls\n");
        _site.Write("in.txt", "input\n");
        _site.Write("other.txt", "not transferred\n");
        _site.Run("condor_submit", [], """
            executable = run.sh
            should_transfer_files = YES
            transfer_input_files = in.txt
            transfer_output_remaps = "new.txt=$(Cluster).txt"
            output = out
            queue
            """);
        Assert.Equal(JobState.Done, _site.AwaitEnd(1).State);
        Assert.Equal("input\n", _site.Read("1.txt"));
        Assert.DoesNotContain("/work\n", _site.Read("out"), StringComparison.Ordinal);
        Assert.DoesNotContain("other.txt", _site.Read("out"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_input_holds_the_job_and_says_why()
    {
        _site.Run("condor_submit",
            ["executable=/bin/true", "should_transfer_files=YES", "transfer_input_files=none.txt", "-queue", "1"]);
        var job = _site.AwaitState(1, JobState.Held);
        Assert.Equal(13, job.ReasonCode);
        Assert.Contains("none.txt", job.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allowed_job_duration=60", "Held", "The job exceeded allowed job duration of 60")]
    [InlineData("+MaxRuntime=60", "Removed", "via condor_rm: the system macro")]
    [InlineData("periodic_remove=JobStatus == 2 && (time() - EnteredCurrentStatus) > 60", "Removed",
        "The job attribute PeriodicRemove expression")]
    public void Limits_of_the_run_time_shrink_with_the_minute(string setting, string state, string reason)
    {
        _site.Run("condor_submit", ["executable=/bin/sleep", "arguments=1000", setting, "-queue", "1"]);
        Assert.StartsWith(reason, _site.AwaitState(1, Enum.Parse<JobState>(state)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_is_retried_as_often_as_it_may()
    {
        _site.Run("condor_submit",
            ["executable=/bin/sh", "arguments=\"-c 'echo x >> tries; exit 3'\"", "max_retries=2", "-queue", "1"]);
        var job = _site.AwaitEnd(1);
        Assert.Equal((3, 3), (job.Starts, job.ExitCode));
        Assert.Equal("x\nx\nx\n", _site.Read("tries"));
    }

    [Fact]
    public void Faults_hold_a_job_as_the_system_would()
    {
        _site.Faults("""{"fault": "memory", "job": "sleep 1000"}, {"fault": "hold", "job": "held"}, {"fault": "submit-fails", "job": "fails"}""");
        _site.Run("condor_submit", ["executable=/bin/sleep", "arguments=1000", "-queue", "1"]);
        var memory = _site.AwaitState(1, JobState.Held);
        Assert.Contains("memory usage exceeded request_memory", memory.Reason, StringComparison.Ordinal);
        _site.Run("condor_submit", ["executable=/bin/true", "-batch-name", "held", "-queue", "1"]);
        Assert.Equal("1\n", _site.Run("condor_q", ["2", "-af", "HoldReasonCode"]).Output);
        Assert.Equal(1, _site.Run("condor_submit", ["executable=/bin/true", "-batch-name", "fails", "-queue", "1"]).Code);
        _site.Run("condor_release", ["2"]);
        Assert.Equal(JobState.Done, _site.AwaitEnd(2).State);
    }
}
