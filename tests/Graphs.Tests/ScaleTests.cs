using Heppy.Pools;
using Xunit;

namespace Heppy.Graphs.Tests;

public class ScaleTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(20_000)]
    public void A_chain_keeps_two_results_however_long_it_is(int length)
    {
        Delayed<int> x = 0;
        for (int i = 0; i < length; i++)
        {
            x = Delayed.Call(Functions.Increment, x);
        }

        (int value, GraphProgress last) = Watch(x, 2);
        Assert.Equal((length, length, length, 0), (value, last.Done, last.Count, last.Failed));
        Assert.InRange(last.PeakLive, 1, 2);
    }

    [Theory]
    [InlineData(1 << 10)]
    [InlineData(1 << 14)]
    public void A_tree_keeps_no_more_results_than_it_has_levels_and_workers(int leaves)
    {
        Delayed<int> sum = Delayed.Reduce(Enumerable.Range(0, leaves).Select(i => Delayed.Call(Functions.Increment, i)), Functions.Add);

        (_, GraphProgress last) = Watch(sum, 1);

        Assert.Equal((2 * leaves) - 1, last.Done);
        Assert.InRange(last.PeakLive, 1, int.Log2(leaves) + 2);
    }

    [Fact]
    public void Workers_do_not_run_far_ahead_of_a_slow_reduction()
    {
        Delayed<int> sum = 0;
        for (int i = 0; i < 100; i++)
        {
            sum = Delayed.Call(SlowAdd, sum, Delayed.Call(Functions.Increment, i));
        }

        (int value, GraphProgress last) = Watch(sum, 3, ahead: 10);

        Assert.Equal(5050, value);
        Assert.InRange(last.PeakLive, 2, 12);
    }

    // Threads take short calls several at a time; one that waits for another must not keep that one for itself.
    [Theory]
    [InlineData(2, 2_000)]
    [InlineData(2, 2_001)]
    [InlineData(3, 5_000)]
    public void Calls_that_were_taken_behind_a_long_one_are_run_by_whoever_is_free(int threads, int shortCalls)
    {
        for (int round = 0; round < 20; round++)
        {
            using var barrier = new Barrier(threads);
            Meeting = barrier;
            Delayed<int[]> all = Delayed.List([
                .. Enumerable.Range(0, shortCalls).Select(i => Delayed.Call(Functions.Increment, i)),
                .. Enumerable.Range(0, threads).Select(i => Delayed.Call(Meet, i)),
                .. Enumerable.Range(0, shortCalls).Select(i => Delayed.Call(Functions.Increment, i)),
                .. Enumerable.Range(0, threads).Select(i => Delayed.Call(Meet, Delayed.Call(Meet, i)))]);

            Assert.Equal(2 * threads, Watch(all, threads).Value.Count(v => v < 0));
        }
    }

    [Fact]
    public void A_listener_hears_the_end_and_one_that_throws_ends_the_graph()
    {
        (_, GraphProgress last) = Watch(Delayed.Call(Functions.Increment, 1), 1);
        Assert.Equal((1, 1), (last.Done, last.Live));
        Assert.StartsWith("1 of 1 calls done, ", last.ToString(), StringComparison.Ordinal);
        Assert.Equal("3 of 9 calls done, 2 failed or left out, 1.5 per second", new GraphProgress(3, 2, 9, 0, 0, TimeSpan.FromSeconds(2)).ToString());
        using var pool = Pool.Threads(1);
        Assert.Throws<NotSupportedException>(() => Delayed.Call(Functions.Increment, 1).Compute(pool, new GraphOptions { Progress = new Refusing() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphOptions { Ahead = 0 });
    }

    private static Barrier Meeting { get; set; } = null!;

    private static int Meet(int x) => Meeting.SignalAndWait(TimeSpan.FromSeconds(20)) ? -1 : throw new TimeoutException($"{x} met nobody");

    private static int SlowAdd(int x, int y)
    {
        Thread.Sleep(1);
        return x + y;
    }

    private static (T Value, GraphProgress Last) Watch<T>(Delayed<T> graph, int threads, int ahead = 1000)
    {
        using var pool = Pool.Threads(threads);
        var watch = new Last();
        return (graph.Compute(pool, new GraphOptions { Progress = watch, Ahead = ahead }), watch.Heard);
    }

    private sealed class Last : IProgress<GraphProgress>
    {
        internal GraphProgress Heard { get; private set; }

        public void Report(GraphProgress value) => Heard = value;
    }

    private sealed class Refusing : IProgress<GraphProgress>
    {
        public void Report(GraphProgress value) => throw new NotSupportedException();
    }
}
