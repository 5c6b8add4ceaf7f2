using Heppy.Pools;
using Heppy.Pools.Tests;
using Xunit;

namespace Heppy.Graphs.Tests;

public class DelayedTests
{
    private static int _calls;

    [Fact]
    public void Nothing_runs_before_it_is_computed_and_then_what_is_shared_runs_once()
    {
        _calls = 0;
        Delayed<int> shared = Delayed.Call(Counted, 1);
        Delayed<int> sum = Delayed.Call(Functions.Add, shared, Delayed.Call(Functions.Add, shared, shared));
        Assert.Equal(0, _calls);
        using var pool = Pool.Threads(3);

        Assert.Equal((6, 2, 3), Delayed.Compute(pool, sum, shared, Delayed.Call(Functions.Increment, shared)));

        Assert.Equal(1, _calls);
        Assert.Equal(6, sum.Compute(Pool.Synchronous()));
        Assert.Equal(2, _calls);
    }

    [Theory]
    [MemberData(nameof(Places.All), MemberType = typeof(Places))]
    public void Arguments_are_lazy_or_plain_in_any_mixture(string place)
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open(place, folder);
        Delayed<int> x = Delayed.Call(Functions.Increment, 1);
        Delayed<string> s = Delayed.Call(Functions.Join, "a", Delayed.Value("b"));
        Delayed<string>[] all =
        [
            Delayed.Call((int a, string b) => $"{a}{b}", x, "-"),
            Delayed.Call((int a, string b) => $"{a}{b}", 5, s),
            Delayed.Call((int a, string b, double c) => FormattableString.Invariant($"{a}{b}{c}"), x, s, 1.5),
            Delayed.Call((int a, string b, double c, int d) => FormattableString.Invariant($"{a}{b}{c}{d}"), x, "-", double.NaN, x),
            Delayed.Call(Functions.JoinAll, [s, "c", s]),
            Delayed.Call((string[] a, int b) => string.Concat(a) + b, Delayed.List([s, Delayed.Value("d")]), x),
        ];

        Assert.Equal(["2-", "5ab", "2ab1.5", "2-NaN2", "(abcab)", "abd2"], Delayed.Compute(pool, all));
    }

    [Fact]
    public void Values_lists_and_nothing_at_all_can_be_computed()
    {
        using var pool = Pool.Threads(1);
        Assert.Equal(3, Delayed.Value(3).Compute(pool));
        Assert.Equal([1, 2], Delayed.List([Delayed.Value(1), 2]).Compute(pool));
        Assert.Empty(Delayed.List<int>([]).Compute(pool));
        Assert.Equal(0, Delayed.Call((int[] none) => none.Length, Delayed.List<int>([])).Compute(pool));
        Assert.Empty(Delayed.Compute(pool, Array.Empty<Delayed<int>>()));
        Delayed<int> one = Delayed.Call(Functions.Increment, 0);
        Assert.Equal([1, 1], Delayed.Compute(pool, [one, one]));
        Assert.Null(Delayed.Call((string? a) => a, (string?)null).Compute(pool));
    }

    [Fact]
    public void Functions_that_a_pool_cannot_call_are_refused_when_the_graph_is_built()
    {
        int captured = Environment.ProcessId;
        Assert.Contains("it uses 'captured' from around it", Assert.Throws<UserError>(() => Delayed.Call(x => x + captured, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_have_the_names_of_their_functions_or_given_ones()
    {
        static int Local(int x) => x;
        Assert.Equal("Increment", Delayed.Call(Functions.Increment, 1).Name);
        Assert.Equal("Local", Delayed.Call(Local, 1).Name);
        Assert.Equal("lambda", Delayed.Call(x => x, 1).Name);
        Delayed<int> named = Delayed.Call(Local, 1);
        named.Name = "first";
        Assert.Equal("first", named.Name);
        Assert.Throws<ArgumentException>(() => named.Name = " ");
    }

    [Fact]
    public void There_is_nothing_to_reduce_in_nothing_and_nothing_is_combined_one_by_one()
    {
        Assert.Throws<ArgumentException>(() => Delayed.Reduce<string>([], Functions.Join));
        Assert.Throws<ArgumentOutOfRangeException>(() => Delayed.Reduce([Delayed.Value("a")], Functions.JoinAll, arity: 1));
        Assert.Throws<ArgumentNullException>(() => Delayed.Call(Functions.Increment, (Delayed<int>)null!));
    }

    [Fact]
    public void Two_threads_can_compute_the_same_graph_at_once()
    {
        Delayed<int> sum = Delayed.Reduce(Enumerable.Range(0, 500).Select(i => Delayed.Call(Functions.Increment, i)), Functions.Add);
        using var pool = Pool.Threads(2);
        Task<int>[] both = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => sum.Compute(pool)))];
        Assert.All(both, b => Assert.Equal(125_250, b.Result));
    }

    private static int Counted(int x) => x + Interlocked.Increment(ref _calls) - _calls + 1;
}
