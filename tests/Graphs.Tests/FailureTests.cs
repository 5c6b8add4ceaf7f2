using Heppy.Pools;
using Heppy.Pools.Tests;
using Xunit;

namespace Heppy.Graphs.Tests;

public class FailureTests
{
    [Theory]
    [MemberData(nameof(Places.All), MemberType = typeof(Places))]
    public void An_error_names_the_call_its_inputs_and_where_its_result_was_to_go_and_the_others_are_done(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder);
        Delayed<int>[] items = [.. Enumerable.Range(0, 6).Select(i => Delayed.Call(Functions.Picky, i, folder.Path))];
        Delayed<int> total = Delayed.Call(Functions.Increment, Delayed.Reduce(items, Functions.Add));
        total.Name = "total";

        var thrown = Assert.Throws<GraphException>(() => Delayed.Compute(pool, total, items[5]));

        Assert.Equal((2, 5), (thrown.Failures.Count, thrown.LeftOut));
        string start = folder.Path.Length > 38 ? folder.Path[..36] + "..." : folder.Path + "\"";
        Assert.Equal([$"1, \"{start}", $"4, \"{start}"], thrown.Failures.Select(f => f.Inputs));
        Assert.Equal(["Add", "Add", "Add", "total"], thrown.Failures[0].Path);
        Assert.Equal(["Add", "Add", "total"], thrown.Failures[1].Path);
        Assert.All(thrown.Failures, f => Assert.Equal(("Picky", FailureReason.Threw), (f.Name, f.Failure.Reason)));
        Assert.StartsWith(
            $"2 of 12 calls failed, 5 that need their results were left out, the others are done:\n  Picky(1, \"{start}) on {Environment.MachineName}: InvalidOperationException: no 1 today\n    its result goes to Add, then Add, then Add, then total\n    ",
            thrown.Message, StringComparison.Ordinal);
        Assert.Contains("at Heppy.Graphs.Tests.Functions.Picky", thrown.Message, StringComparison.Ordinal);
        // All six have run, once; only these.
        Assert.Equal(6, Directory.GetFiles(folder.Path, "ran*").Count(f => new FileInfo(f).Length == 1));
    }

    [Theory]
    [MemberData(nameof(Places.Parallel), MemberType = typeof(Places))]
    public void A_call_that_never_ends_is_ended_by_the_time_limit(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder, new FarmOptions { TimeLimit = TimeSpan.FromSeconds(2) });
        Delayed<int> endless = Delayed.Call(Functions.Increment, Delayed.Call(Functions.Endless, 7, folder.Path));

        var thrown = Assert.Throws<GraphException>(() => Delayed.Compute(pool, [endless, Delayed.Call(Functions.Increment, 1)]));

        Assert.Equal(("Endless", FailureReason.OutOfTime), (thrown.Failures[0].Name, thrown.Failures[0].Failure.Reason));
        Assert.Equal(1, thrown.LeftOut);
        if (!place.StartsWith("threads", StringComparison.Ordinal))
        {
            TestFolder.AwaitEnd(folder.Await("begun"));
        }
    }

    [Theory]
    [MemberData(nameof(Places.OtherProcesses), MemberType = typeof(Places))]
    public void What_cannot_be_serialised_is_the_failure_of_its_call(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder);
        var tied = new Functions.Knot();
        tied.Inner = tied;
        Delayed<int>[] graph =
        [
            Delayed.Call(Functions.Untied, Delayed.Call(Functions.Tied, 0)),
            Delayed.Call(Functions.Untied, Delayed.Call(Functions.Tied, 1)),
            Delayed.Call(Functions.Untied, tied),
        ];

        var thrown = Assert.Throws<GraphException>(() => Delayed.Compute(pool, graph));

        Assert.Equal(["Tied", "Untied"], thrown.Failures.Select(f => f.Name));
        Assert.All(thrown.Failures, f => Assert.Equal(FailureReason.NotSerializable, f.Failure.Reason));
    }

    [Theory]
    [MemberData(nameof(Places.OtherProcesses), MemberType = typeof(Places))]
    public void A_call_whose_process_is_killed_runs_again_but_not_for_ever(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder, new FarmOptions { Attempts = 2 });
        File.WriteAllText(folder["kill1"], "");
        Delayed<int> mortal = Delayed.Call(Functions.Increment, Delayed.Call(Functions.Mortal, 1, folder.Path));
        Assert.Equal(2, mortal.Compute(pool));

        Array.ForEach(["kill1", "kill2", "kill3"], k => File.WriteAllText(folder[k], ""));
        var thrown = Assert.Throws<GraphException>(() => mortal.Compute(pool));

        Assert.Equal(FailureReason.Died, thrown.Failures[0].Failure.Reason);
        Assert.Single(Directory.GetFiles(folder.Path, "kill*"));
    }

    [Theory]
    [MemberData(nameof(Places.Parallel), MemberType = typeof(Places))]
    public async Task A_cancelled_graph_ends_at_once_with_its_calls_and_the_pool_goes_on(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder);
        using var cancel = new CancellationTokenSource();
        Task<int> run = Delayed.Call(Functions.Endless, Delayed.Call(Functions.Increment, 1), folder.Path).ComputeAsync(pool, cancellation: cancel.Token);
        int process = folder.Await("begun");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        if (!place.StartsWith("threads", StringComparison.Ordinal))
        {
            TestFolder.AwaitEnd(process);
        }

        Assert.Equal(2, Delayed.Call(Functions.Increment, 1).Compute(pool));
    }

    [Theory]
    [MemberData(nameof(Places.Parallel), MemberType = typeof(Places))]
    public async Task A_pool_that_is_disposed_while_a_graph_runs_ends_it_and_leaves_nothing_behind(string place)
    {
        using var folder = new TestFolder();
        Pool pool = Places.Open(place, folder);
        Task<int> run = Delayed.Call(Functions.Endless, 1, folder.Path).ComputeAsync(pool, cancellation: TestContext.Current.CancellationToken);
        int process = folder.Await("begun");

        pool.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        if (!place.StartsWith("threads", StringComparison.Ordinal))
        {
            TestFolder.AwaitEnd(process);
        }
    }

    [Fact]
    public void Inputs_are_printed_in_a_line_whatever_they_are()
    {
        using var pool = Pool.Synchronous();
        Assert.Equal("null, \"two lines\", [1.5, NaN], 100 Int32: [0, 1, 2, ...]", InputsOf(null, "two\nlines", [1.5, double.NaN], [.. Enumerable.Range(0, 100)]));

        string InputsOf(string? a, string b, double[] c, int[] d) => Assert.Throws<GraphException>(
            () => Delayed.Call((string? _, string _, double[] _, int[] _) => int.Parse("x", null), a, b, c, d).Compute(pool)).Failures[0].Inputs;
    }
}
