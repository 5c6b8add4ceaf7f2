using Xunit;

namespace Heppy.Pools.Tests;

public class FailureTests
{
    [Theory]
    [MemberData(nameof(Places.All), MemberType = typeof(Places))]
    public void Jobs_that_throw_do_not_stop_the_others_and_are_listed(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder);

        var thrown = Assert.Throws<PoolException>(() => pool.Map(Functions.Picky, Enumerable.Range(0, 6)));

        Assert.Equal([1, 4], thrown.Failures.Select(f => f.Job));
        Assert.All(thrown.Failures, f => Assert.Equal((FailureReason.Threw, Environment.MachineName, $"InvalidOperationException: no {f.Job} today"), (f.Reason, f.Machine, f.Message)));
        Assert.All(thrown.Failures, f => Assert.Contains("at Heppy.Pools.Tests.Functions.Picky", f.Stack, StringComparison.Ordinal));
        Assert.StartsWith($"2 of 6 jobs failed, the others are done:\n  job 1 on {Environment.MachineName}: InvalidOperationException: no 1 today", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Places.Parallel), MemberType = typeof(Places))]
    public void A_job_that_never_ends_is_ended_by_the_time_limit(string place)
    {
        using var folder = new TestFolder();
        string path = folder.Path;
        Result<int>[] results;
        using (Pool pool = Places.Open(place, folder, new FarmOptions { TimeLimit = TimeSpan.FromSeconds(2) }))
        {
            results = pool.TryMap(Endless, [(0, path), (1, path), (2, path), (3, path)], chunkSize: 2);
        }

        Assert.Equal([true, false, true, true], results.Select(r => r.IsSuccess));
        Assert.Equal((FailureReason.OutOfTime, "it took longer than the time limit of 2 s"), (results[1].Failure!.Reason, results[1].Failure!.Message));
        if (!place.StartsWith("threads", StringComparison.Ordinal))
        {
            TestFolder.AwaitEnd(folder.Await("begun"));
        }

        static int Endless((int X, string Folder) job) => Functions.Endless(job.X, job.Folder);
    }

    [Fact]
    public void Jobs_that_end_just_at_the_time_limit_hold_up_nobody()
    {
        using var pool = Pool.Threads(8, new PoolOptions { TimeLimit = TimeSpan.FromMilliseconds(2) });

        Task<Result<int>[]> call = pool.TryMapAsync(Spin, Enumerable.Repeat(2, 200), cancellation: TestContext.Current.CancellationToken);

        Assert.True(call.Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        Assert.All(call.Result, r => Assert.True(r.IsSuccess || r.Failure!.Reason == FailureReason.OutOfTime));

        static int Spin(int milliseconds)
        {
            long begin = System.Diagnostics.Stopwatch.GetTimestamp();
            while (System.Diagnostics.Stopwatch.GetElapsedTime(begin).TotalMilliseconds < milliseconds)
            {
                Thread.SpinWait(20);
            }

            return milliseconds;
        }
    }

    [Theory]
    [MemberData(nameof(Places.OtherProcesses), MemberType = typeof(Places))]
    public void A_result_that_cannot_be_serialised_is_the_failure_of_its_job(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder);

        Result<Functions.Knot>[] results = pool.TryMap(Functions.Tied, [0, 1, 2]);

        Assert.Equal([true, false, true], results.Select(r => r.IsSuccess));
        Assert.Equal(FailureReason.NotSerializable, results[1].Failure!.Reason);
        Assert.StartsWith("JsonException: A possible object cycle was detected", results[1].Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void On_threads_results_are_not_serialised()
    {
        using var pool = Pool.Threads(2);
        Functions.Knot knot = pool.Map(Functions.Tied, [1])[0];
        Assert.Same(knot, knot.Inner);
    }

    [Theory]
    [MemberData(nameof(Places.OtherProcesses), MemberType = typeof(Places))]
    public void A_job_that_cannot_be_serialised_fails_and_the_others_run(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder);

        Result<Functions.Knot>[] results = pool.TryMap(Functions.Same<Functions.Knot>, [new(), Functions.Knot.Tie()]);

        Assert.True(results[0].IsSuccess);
        Assert.Equal(FailureReason.NotSerializable, results[1].Failure!.Reason);
    }

    [Theory]
    [MemberData(nameof(Places.OtherProcesses), MemberType = typeof(Places))]
    public void A_job_whose_process_is_killed_runs_again(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder);
        File.WriteAllText(folder["kill1"], "");

        Assert.Equal([0, 1, 2], pool.Starmap(Functions.Mortal, [(0, folder.Path), (1, folder.Path), (2, folder.Path)]));
    }

    [Theory]
    [MemberData(nameof(Places.OtherProcesses), MemberType = typeof(Places))]
    public void A_job_that_always_kills_its_process_fails_after_so_many_attempts(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder, new FarmOptions { Attempts = 2 });
        string path = folder.Path;
        Array.ForEach(["kill1", "kill2", "kill3"], k => File.WriteAllText(folder[k], ""));

        Result<int>[] results = pool.TryMap(Mortal, [(0, path), (1, path), (2, path)]);

        Assert.Equal([true, false, true], results.Select(r => r.IsSuccess));
        Assert.Equal(FailureReason.Died, results[1].Failure!.Reason);
        Assert.Single(Directory.GetFiles(folder.Path, "kill*"));

        static int Mortal((int X, string Folder) job) => Functions.Mortal(job.X, job.Folder);
    }
}
