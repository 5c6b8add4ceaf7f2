using Xunit;

namespace Heppy.Pools.Tests;

public class EndTests
{
    [Theory]
    [MemberData(nameof(Places.Parallel), MemberType = typeof(Places))]
    public async Task A_cancelled_call_ends_at_once_with_its_jobs_and_the_pool_goes_on(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder);
        using var cancel = new CancellationTokenSource();
        Task<int[]> call = pool.MapAsync(Endless, [(1, folder.Path), (1, folder.Path)], cancellation: cancel.Token);
        int process = folder.Await("begun");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        if (!place.StartsWith("threads", StringComparison.Ordinal))
        {
            TestFolder.AwaitEnd(process);
        }

        Assert.Equal([9], pool.Map(Functions.Square, [3]));
    }

    [Theory]
    [MemberData(nameof(Places.Parallel), MemberType = typeof(Places))]
    public async Task A_pool_that_is_disposed_while_busy_ends_its_calls_and_leaves_nothing_behind(string place)
    {
        using var folder = new TestFolder();
        Pool pool = Places.Open(place, folder);
        Task<int[]> call = pool.MapAsync(Endless, [(1, folder.Path), (0, folder.Path)], cancellation: TestContext.Current.CancellationToken);
        int process = folder.Await("begun");

        pool.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        if (!place.StartsWith("threads", StringComparison.Ordinal))
        {
            TestFolder.AwaitEnd(process);
        }

        Assert.Throws<ObjectDisposedException>(() => pool.Map(Functions.Square, [3]));
    }

    [Fact]
    public void Workers_end_with_the_pool()
    {
        int process;
        using (var pool = Pool.Processes(2))
        {
            process = pool.Map(Functions.ProcessId, [1])[0];
        }

        TestFolder.AwaitEnd(process);
    }

    [Fact]
    public void Workers_end_when_the_program_of_their_pool_is_killed()
    {
        using var folder = new TestFolder();
        using var pool = Pool.Processes(1, new PoolOptions { Attempts = 1 });
        Task<Result<int>[]> call = pool.TryMapAsync(Functions.Nested, [folder.Path], cancellation: TestContext.Current.CancellationToken);
        int[] children = [folder.Await("child0"), folder.Await("child1")];

        using (var middle = System.Diagnostics.Process.GetProcessById(folder.Await("middle")))
        {
            middle.Kill();
        }

        Array.ForEach(children, TestFolder.AwaitEnd);
        JobFailure failure = call.GetAwaiter().GetResult()[0].Failure!;
        Assert.Equal(FailureReason.Died, failure.Reason);
        Assert.StartsWith("the worker process ended with exit code 137: SIGKILL", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_is_cancelled_already_starts_nothing()
    {
        using var pool = Pool.Threads(1);
        Assert.ThrowsAny<OperationCanceledException>(() => pool.Map(x => x == 0 ? throw new InvalidOperationException() : x, [0], cancellation: new CancellationToken(true)));
    }

    private static int Endless((int X, string Folder) job) => Functions.Endless(job.X, job.Folder);
}
