using System.Diagnostics;
using Heppy.Pools;
using Xunit;

namespace Heppy.Lazy.Tests;

public class DefinitionTests
{
    [Fact]
    public void A_function_that_uses_something_from_around_it_defines_no_graph()
    {
        string files = Path.GetTempPath();

        string message = Assert.Throws<UserError>(() => LazyEvents.Define(_ => LazyEvents.FromParquet(files).Count(), 1)).Message;

        Assert.Contains("it uses 'files' from around it", message, StringComparison.Ordinal);
        Assert.Contains("static method", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_that_cannot_travel_is_refused() => Assert.Contains(
        "cannot travel", Assert.Throws<UserError>(() => LazyEvents.Define<Action, int>(_ => 1, () => { })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_function_that_changes_a_variable_is_refused_at_once()
    {
        int count = 0;
        LazyColumn<float> met = LazyEvents.FromParquet("a.parquet").Column<float>("MET_pt");

        string message = Assert.Throws<UserError>(() => met.Select(m => { count++; return m; })).Message;

        Assert.Contains("changes 'count'", message, StringComparison.Ordinal);
        Assert.Equal(0, count);
        Assert.Throws<UserError>(() => ChunkedArray.FromFunction(10, i => { count++; return (double)i; }));
    }

    [Fact]
    public void Other_processes_compute_only_what_they_can_make_themselves()
    {
        using Pool pool = Pool.Processes(1);
        LazyValue<long> count = LazyEvents.FromParquet("a.parquet").Count();

        Assert.Contains("LazyEvents.Define", Assert.Throws<UserError>(() => count.Compute(pool)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_makes_another_graph_elsewhere_is_noticed()
    {
        using Pool pool = Pool.Processes(1);
        LazyValue<double> sum = ChunkedArray.Define(() => (ChunkedArray.Random(100, 1) * Environment.ProcessId).Sum());

        Assert.Contains("made another graph", Assert.Throws<PoolException>(() => sum.Compute(pool)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_inside_a_definition_may_use_its_variables_and_it_may_have_no_argument()
    {
        using Pool pool = Pool.Processes(2);
        (LazyValue<double> sum, LazyValue<double> none) = ChunkedArray.Define(() =>
        {
            double factor = 3;
            return (ChunkedArray.FromFunction(1000, i => factor * i, 300).Sum(), ChunkedArray.FromFunction(0, i => factor * i).Sum());
        });

        ChunkedArray.Compute(pool, sum, none);

        Assert.Equal((3 * 999 * 500.0, 0.0), (sum.Value, none.Value));
    }

    [Fact]
    public void A_worker_that_is_killed_is_replaced_and_the_results_are_the_same()
    {
        using var folder = new TestFolder();
        Events.Write(folder["a.parquet"], Events.Make(300, 7));
        using Pool pool = Pool.Processes(2);
        LazyFile rows = LazyEvents.Define(Deadly, folder.Path);

        Assert.Equal(300, rows.Compute(pool));

        Assert.True(File.Exists(folder["killed"]));
        Assert.Equal(["a.parquet", "killed", "rows.parquet"], Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("threads:2")]
    [InlineData("processes:2")]
    public void An_event_that_fails_is_named_and_no_file_is_left(string place)
    {
        using var folder = new TestFolder();
        Events.Write(folder["a.parquet"], Events.Make(300, 8));
        using Pool pool = Pool.Named(place);
        LazyFile rows = LazyEvents.Define(Failing, folder.Path);

        PoolException failed = Assert.Throws<PoolException>(() => rows.Compute(pool));

        Assert.Equal(2, Assert.Single(failed.Failures).Job);
        Assert.Contains("entry 123", failed.Message, StringComparison.Ordinal);
        Assert.Contains("the number 123", failed.Message, StringComparison.Ordinal);
        Assert.False(rows.IsComputed);
        Assert.Equal([folder["a.parquet"]], Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("threads:2")]
    [InlineData("processes:2")]
    public async Task A_cancelled_computation_ends_soon_and_leaves_no_file(string place)
    {
        using var folder = new TestFolder();
        Events.Write(folder["a.parquet"], Events.Make(300, 9));
        LazyFile rows = LazyEvents.Define(Slow, folder.Path);
        using (Pool pool = Pool.Named(place))
        {
            using var cancel = new CancellationTokenSource();
            Task computing = LazyEvents.ComputeAsync(pool, [rows], cancel.Token);
            while (!File.Exists(folder["begun"]))
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            await cancel.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => computing.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        }

        Assert.False(rows.IsComputed);
        Assert.Equal(["a.parquet", "begun"], Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    private static LazyFile Deadly(string folder)
    {
        LazyEvents events = LazyEvents.FromParquet(Path.Combine(folder, "a.parquet")).Repartition(3);
        return events.ToParquet(Path.Combine(folder, "rows.parquet"), ("number", events.Column<ulong>("event").Select(n =>
        {
            string killed = Path.Combine(folder, "killed");
            if (n == 150 && !File.Exists(killed))
            {
                File.WriteAllText(killed, "");
                Process.GetCurrentProcess().Kill();
            }

            return n;
        })));
    }

    private static LazyFile Failing(string folder)
    {
        LazyEvents events = LazyEvents.FromParquet(Path.Combine(folder, "a.parquet")).Repartition(6);
        return events.ToParquet(Path.Combine(folder, "rows.parquet"), ("number", events.Column<ulong>("event").Select(n => n == 123 ? throw new InvalidDataException($"the number {n}") : n)));
    }

    private static LazyFile Slow(string folder)
    {
        LazyEvents events = LazyEvents.FromParquet(Path.Combine(folder, "a.parquet")).Repartition(2);
        return events.ToParquet(Path.Combine(folder, "rows.parquet"), ("number", events.Column<ulong>("event").Select(n =>
        {
            if (n == 20)
            {
                File.WriteAllText(Path.Combine(folder, "begun"), "");
            }

            Thread.Sleep(n > 20 ? 500 : 0);
            return n;
        })));
    }
}
