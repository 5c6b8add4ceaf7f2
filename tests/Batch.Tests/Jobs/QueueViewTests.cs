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
    public void What_somebody_submitted_by_hand_is_not_submitted_again_nor_is_what_nobody_can_tell()
    {
        JobWatch Watch(string squeue) => new(new Storage.PosixFiles(), Runner(squeue), TimeProvider.System, TimeSpan.FromMinutes(1));

        IReadOnlyDictionary<string, string> living = Watch("printf '6|FAILED|0:10|node|a|None\\n7|RUNNING|0:00||b|None\\n'").Living(Sites.Slurm, ["a", "b", "c"]);
        IReadOnlyDictionary<string, string> silent = Watch("exit 1").Living(Sites.Slurm, ["a"]);

        Assert.Equal("slurm job 7 has the name of its script: submitted by hand?", Assert.Single(living, l => l.Key == "b").Value);
        Assert.Single(living);
        Assert.Contains("slurm does not answer", silent["a"], StringComparison.Ordinal);
    }

    private int Asked => File.ReadAllLines(Path.Combine(_scratch.Work, "asked")).Length;

    private QueueView View(string squeue) => new(Sites.Slurm, Runner(squeue));

    private CommandRunner Runner(string squeue)
    {
        _scratch.Write("squeue", $"#!/bin/sh\necho x >> \"${{0%/*}}/asked\"\n{squeue}\n", executable: true);
        return new CommandRunner(TimeSpan.FromSeconds(squeue.Contains("sleep", StringComparison.Ordinal) ? 0.3 : 20), new Dictionary<string, string> { ["PATH"] = $"{_scratch.Work}:/usr/bin:/bin" });
    }
}
