using Xunit;

namespace Heppy.Batch.Tests.Jobs;

/// <summary>How often a system is asked, and what counts when there are several answers; the system is a shell script.</summary>
public sealed class QueueViewTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_tasks_of_an_array_whose_id_was_lost_are_found_with_one_question()
    {
        QueueView queue = View("printf '7_1|RUNNING|0:10|node|array|None\\n7_2|PENDING|0:00||array|Priority\\n'");

        JobAnswer[] answers = [queue.ByName("array", 1), queue.ByName("array", 2), queue.ByName("array", 3)];

        Assert.Equal([JobState.Running, JobState.Pending, null], answers.Select(a => a.Status?.State));
        Assert.Equal(1, Asked);
    }

    [Fact]
    public void A_system_that_does_not_answer_in_time_is_not_asked_for_every_single_job()
    {
        QueueView queue = View("exec sleep 20");

        JobAnswer[] answers = [.. Enumerable.Range(0, 100).Select(i => queue.ByName($"job{i}", null)), .. queue.ByIds(["1", "2"]).Select(a => a.Answer)];

        Assert.All(answers, a => Assert.Equal("slurm does not answer (no answer within 0.3 s)", a.Problem));
        Assert.Equal(1, Asked);
    }

    [Fact]
    public void A_system_that_answers_with_an_error_is_asked_again()
    {
        QueueView queue = View("echo busy >&2; exit 1");

        Assert.Equal("slurm does not answer (exit code 1: busy)", queue.ByName("a", null).Problem);
        Assert.NotNull(queue.ByName("b", null).Problem);

        Assert.Equal(2, Asked);
    }

    [Fact]
    public void Of_several_jobs_of_a_name_one_that_lives_counts()
    {
        QueueView queue = View("printf '6|CANCELLED|0:10|node|a|None\\n7|PENDING|0:00||a|Priority\\n'");

        Assert.Equal(("7", JobState.Pending), queue.ByName("a", null).Status is { } job ? (job.Id, job.State) : default);
    }

    [Fact]
    public void Living_jobs_of_many_names_are_asked_for_at_once()
    {
        IReadOnlyDictionary<string, JobAnswer> living = View("printf '6|FAILED|0:10|node|a|None\\n7|RUNNING|0:00||b|None\\n'").Living(["a", "b", "c"]);

        Assert.Equal(("b", "7"), (Assert.Single(living).Key, living["b"].Status!.Id));
        Assert.Equal(1, Asked);
    }

    [Fact]
    public void Where_jobs_can_only_be_asked_for_by_name_each_is()
    {
        QueueView queue = View("case $* in *--name=b*) echo '7|RUNNING|0:00||b|None' ;; esac", Sites.Slurm with { Query = Sites.Slurm.Query with { Mine = null } });

        Assert.Equal("b", Assert.Single(queue.Living(["a", "b", "c"])).Key);
        Assert.Equal(3, Asked);
    }

    [Fact]
    public void Of_jobs_that_nobody_can_tell_of_the_reason_is_told() =>
        Assert.Contains("slurm does not answer", View("exit 1").Living(["a"])["a"].Problem, StringComparison.Ordinal);

    private int Asked => File.ReadAllLines(Path.Combine(_scratch.Work, "asked")).Length;

    private QueueView View(string squeue, SiteProfile? site = null) => new(site ?? Sites.Slurm, Runner(squeue));

    private CommandRunner Runner(string squeue)
    {
        _scratch.Write("squeue", $"#!/bin/sh\necho x >> \"${{0%/*}}/asked\"\n{squeue}\n", executable: true);
        return new CommandRunner(TimeSpan.FromSeconds(squeue.Contains("sleep", StringComparison.Ordinal) ? 0.3 : 20), new Dictionary<string, string> { ["PATH"] = $"{_scratch.Work}:/usr/bin:/bin" });
    }
}
