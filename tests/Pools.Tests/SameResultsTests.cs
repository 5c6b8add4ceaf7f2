using CsCheck;
using Xunit;

namespace Heppy.Pools.Tests;

public class SameResultsTests
{
    [Theory]
    [MemberData(nameof(Places.All), MemberType = typeof(Places))]
    public void All_pools_give_the_same_results_in_the_order_of_the_jobs(string place)
    {
        using var folder = new TestFolder();
        using (Pool pool = Places.Open(place, folder))
        {
            Assert.Equal([0, 1, 4, 9, 16, 25, 36], pool.Map(Functions.Square, Enumerable.Range(0, 7), chunkSize: 2));
            Assert.Equal([double.NaN, -6, double.PositiveInfinity], pool.Starmap(Functions.Scaled, [(double.NaN, 1), (-3, 2), (double.PositiveInfinity, 3)]));
        }

        Assert.False(Directory.Exists(folder["work"]));
    }

    [Fact]
    public void Functions_are_methods_local_functions_and_lambdas_that_use_nothing_from_around_them()
    {
        static int Twice(int x) => 2 * x;
        using var pool = Pool.Processes(1);
        Assert.Equal([2, 4], pool.Map(Twice, [1, 2]));
        Assert.Equal([4, 5], pool.Map(x => x + 3, [1, 2]));
        Assert.Equal(["a", "b"], pool.Map(Functions.Same<string>, ["a", "b"]));
        Assert.Equal([(1, "x")], pool.Map(Functions.Same<(int, string)>, [(1, "x")]));
        Assert.Equal([3.5], pool.Map(Held<double>.Double, [1.75]));
        Functions.Point mirrored = pool.Map(Functions.Mirror, [new Functions.Point(1, 2, ["a", "b"])])[0];
        Assert.Equal((-1.0, 2.0, "b a"), (mirrored.X, mirrored.Y, string.Join(' ', mirrored.Tags)));
        Assert.Equal([6], pool.Starmap((a, b, c) => a + b + c, [(1, 2, 3)]));
        Assert.Equal(["1a2b"], pool.Starmap((a, b, c, d) => $"{a}{b}{c}{d}", [(1, "a", 2, "b")]));
    }

    [Fact]
    public void Any_number_of_jobs_in_any_chunks_gives_what_a_loop_gives() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[1, 60], Gen.Int[1, 4]).Sample(
            (jobs, chunk, threads) =>
            {
                using var pool = Pool.Threads(threads);
                return pool.Map(Functions.Square, Enumerable.Range(0, jobs), chunk).SequenceEqual(Enumerable.Range(0, jobs).Select(Functions.Square));
            },
            iter: 50);

    [Theory]
    [InlineData("synchronous")]
    [InlineData("threads:3")]
    [InlineData("processes:2")]
    public async Task Results_come_as_they_end_and_know_their_job(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder);
        List<int> seen = [];
        await foreach (Result<int> result in pool.MapAsTheyCome(Functions.Picky, Enumerable.Range(0, 6), cancellation: TestContext.Current.CancellationToken))
        {
            Assert.Equal(result.Job % 3 != 1, result.IsSuccess);
            Assert.Equal(Environment.MachineName, result.Run.Machine);
            Assert.True(!result.IsSuccess || result.Value == result.Job);
            seen.Add(result.Job);
        }

        Assert.Equal([0, 1, 2, 3, 4, 5], seen.Order());
    }

    [Fact]
    public async Task Leaving_the_loop_over_results_ends_the_jobs_that_are_left()
    {
        using var folder = new TestFolder();
        using var pool = Pool.Processes(2);
        string path = folder.Path;
        await foreach (Result<int> result in pool.MapAsTheyCome(Star, [(0, path), (1, path)], cancellation: TestContext.Current.CancellationToken))
        {
            Assert.Equal(0, result.Value);
            folder.Await("begun");
            break;
        }

        TestFolder.AwaitEnd(folder.Await("begun"));
        Assert.Equal([4], pool.Map(Functions.Square, [2]));

        static int Star((int X, string Folder) job) => Functions.Endless(job.X, job.Folder);
    }

    [Fact]
    public void What_a_job_prints_or_starts_does_not_disturb_its_process()
    {
        using var pool = Pool.Processes(1);
        Assert.Equal(["1 ", "2 "], pool.Map(Functions.Loud, [1, 2]));
    }

    [Fact]
    public void Processes_are_warm_after_the_first_call_and_other_than_this_one()
    {
        using var pool = Pool.Processes(1);
        int process = pool.Map(Functions.ProcessId, [1])[0];
        Assert.NotEqual(Environment.ProcessId, process);
        Assert.Equal([process, process], pool.Map(Functions.ProcessId, [1, 2]));
    }

    [Fact]
    public void A_serializer_of_the_user_is_used_on_both_sides()
    {
        using var pool = Pool.Processes(1, new PoolOptions { Serializer = new Shouting() });
        Assert.Equal(["A!!", "B!!"], pool.Map(Functions.Same<string>, ["a", "b"]));
    }

    [Fact]
    public void Calls_of_several_threads_share_the_workers()
    {
        using var pool = Pool.Threads(2);
        Task<int[]>[] calls = [.. Enumerable.Range(0, 8).Select(c => pool.MapAsync(Functions.Square, Enumerable.Range(c, 20), cancellation: TestContext.Current.CancellationToken))];
        Task.WaitAll(calls, TestContext.Current.CancellationToken);
        Assert.All(calls.Index(), c => Assert.Equal(Enumerable.Range(c.Index, 20).Select(Functions.Square), c.Item.Result));
    }

    internal static class Held<T>
        where T : System.Numerics.INumber<T>
    {
        internal static T Double(T x) => x + x;
    }

    /// <summary>Says whenever it was used.</summary>
    private sealed class Shouting : IJobSerializer
    {
        public byte[] Serialize<T>(T value) => System.Text.Encoding.UTF8.GetBytes(value!.ToString()!.ToUpperInvariant() + "!");

        public T Deserialize<T>(ReadOnlySpan<byte> bytes) => (T)(object)System.Text.Encoding.UTF8.GetString(bytes);
    }
}
