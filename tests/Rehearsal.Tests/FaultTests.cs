using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;
using Xunit;

namespace Heppy.Rehearsal.Tests;

public sealed class FaultTests : IDisposable
{
    private readonly RehearsedSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void Hold_strikes_the_chosen_attempt_of_the_chosen_job()
    {
        _site.Faults("""{"fault": "hold", "job": "*Chunk3", "attempt": 1}""");
        var held = _site.Bsub(["-J", "ggH_Chunk3", "true"]);
        var other = _site.Bsub(["-J", "ggH_Chunk4", "true"]);
        var again = _site.Bsub(["-J", "ggH_Chunk3", "true"]);
        Assert.Equal(JobState.Done, _site.AwaitEnd(other).State);
        Assert.Equal(JobState.Done, _site.AwaitEnd(again).State);
        Assert.Contains(" PSUSP ", _site.Run("bjobs", [$"{held}"]).Output, StringComparison.Ordinal);
        _site.Run("bresume", [$"{held}"]);
        Assert.Equal(JobState.Done, _site.AwaitEnd(held).State);
    }

    [Theory]
    [InlineData("memory", "TERM_MEMLIMIT", 137)]
    [InlineData("time", "TERM_RUNLIMIT", 140)]
    [InlineData("exit", null, 7)]
    public void A_job_can_be_ended_at_once_or_while_it_runs(string fault, string? reason, int code)
    {
        _site.Faults($$"""
            {"fault": "{{fault}}", "job": "now", "code": 7}, {"fault": "{{fault}}", "job": "later", "code": 7, "after": 0.05}
            """);
        var now = _site.AwaitEnd(_site.Bsub(["-J", "now", "touch ran"]));
        var later = _site.AwaitEnd(_site.Bsub(["-J", "later", "exec sleep 1000"]));
        Assert.Equal((JobState.Exited, reason, code), (now.State, now.Reason, now.ExitCode));
        Assert.Equal((JobState.Exited, reason, code), (later.State, later.Reason, later.ExitCode));
        Assert.False(File.Exists(Path.Combine(_site.Work, "ran")));
    }

    [Fact]
    public void A_lost_job_vanishes_from_queue_history_and_accounting()
    {
        _site.Faults("""{"fault": "lost", "after": 0.05}""");
        var id = _site.Bsub(["sleep 1000"]);
        _site.Await(id, jobs => jobs.Count == 0);
        Assert.Equal($"Job <{id}> is not found\n", _site.Run("bjobs", [$"{id}"]).Error);
        Assert.Equal("No matching job found\n", _site.Run("bhist", ["-l", $"{id}"]).Error);
        Assert.DoesNotContain("Job <", _site.Run("bacct", ["-l", $"{id}"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_submission_fails_so_often_as_the_rule_says()
    {
        _site.Faults("""{"fault": "submit-fails", "times": 1}""");
        Assert.Equal((255, "", "Request aborted by esub. Job not submitted.\n"), _site.Run("bsub", ["true"]));
        Assert.Empty(_site.Queue.Active());
        Assert.Equal(JobState.Done, _site.AwaitEnd(_site.Bsub(["true"])).State);
    }

    [Fact]
    public void A_submission_can_hang_after_the_job_is_queued()
    {
        _site.Faults("""{"fault": "submit-hangs", "seconds": 3000}""");
        using var process = _site.Start("bsub", ["true"], "");
        Assert.Equal(JobState.Done, _site.AwaitEnd(1).State);
        Assert.False(process.HasExited);
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        Assert.Equal("", process.StandardOutput.ReadToEnd());
    }

    [Fact]
    public void A_submission_can_print_garbage_although_the_job_is_queued()
    {
        _site.Faults("""{"fault": "submit-garbage"}""");
        var (code, output, _) = _site.Run("bsub", ["true"]);
        Assert.Equal(0, code);
        Assert.DoesNotContain("Job <", output, StringComparison.Ordinal);
        Assert.Equal(JobState.Done, _site.AwaitEnd(1).State);
    }

    [Fact]
    public void A_query_can_fail_or_hang()
    {
        _site.Faults("""{"fault": "query-fails", "job": "bjobs", "attempt": 1}, {"fault": "query-hangs", "job": "condor_q", "seconds": 3000}""");
        Assert.Equal((255, "", "LSF is down. Please wait ...\n"), _site.Run("bjobs", []));
        Assert.Equal((255, "", "No unfinished job found\n"), _site.Run("bjobs", []));
        using var process = _site.Start("condor_q", [], "");
        Assert.False(process.WaitForExit(100));
        process.Kill(entireProcessTree: true);
    }

    [Fact]
    public void With_a_slow_directory_the_end_is_on_record_only_after_the_process_is_gone()
    {
        _site.Faults("""{"fault": "slow-directory", "seconds": 1.5}""");
        var id = _site.Bsub(["-o", "out", "true"]);
        _site.AwaitFile("out");
        Assert.Equal(JobState.Running, _site.Queue.Read(id, 0)!.State);
        Assert.Equal(JobState.Done, _site.AwaitEnd(id).State);
    }

    [Fact]
    public void What_strikes_follows_from_the_seed()
    {
        var draws = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            using var site = new RehearsedSite();
            site.Faults("""{"fault": "exit", "probability": 0.5}""");
            var plan = new FaultPlan(site.Queue.Site);
            draws.Add(string.Concat(Enumerable.Range(0, 64).Select(i =>
                plan.Draw(Examples.Job with { Name = $"job{i}" }).Count)));
        }
        Assert.Equal(draws[0], draws[1]);
        Assert.InRange(draws[0].Count(c => c == '1'), 16, 48);
    }

    [Fact]
    public void A_mistake_in_the_file_of_faults_is_named()
    {
        _site.Faults("""{"fault": "explode"}""");
        var (code, _, error) = _site.Run("bsub", ["true"]);
        Assert.Equal(2, code);
        Assert.Contains("faults.json", error, StringComparison.Ordinal);
    }
}
