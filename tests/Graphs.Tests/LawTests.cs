using CsCheck;
using Heppy.Graphs.Running;
using Heppy.Pools;
using Xunit;

namespace Heppy.Graphs.Tests;

public class LawTests
{
    /// <summary>For each node the numbers of its inputs, which are before it.</summary>
    private static readonly Gen<int[][]> Graphs = Gen.Int[0, 12].Array[1, 40].SelectMany(
        counts => Gen.Int[0, 1_000_000].Array[counts.Sum()].Select(chosen => Inputs(counts, chosen)));

    [Theory]
    [InlineData("synchronous", 100)]
    [InlineData("threads:3", 100)]
    [InlineData("processes:2", 10)]
    public void Any_graph_gives_what_eager_calls_give(string place, int iterations)
    {
        using Pool pool = Pool.Named(place);
        Graphs.Sample(
            graph =>
            {
                long[] eager = new long[graph.Length];
                Delayed<long>[] lazy = new Delayed<long>[graph.Length];
                for (int i = 0; i < graph.Length; i++)
                {
                    eager[i] = Functions.Mixed([i, .. graph[i].Select(input => eager[input])]);
                    lazy[i] = Delayed.Call(Functions.Mixed, [i, .. graph[i].Select(input => lazy[input])]);
                }

                Assert.Equal([eager[^1], eager[0]], Delayed.Compute(pool, [lazy[^1], lazy[0]], new GraphOptions { Ahead = 1 + graph[^1].Length }));
            },
            iter: iterations,
            threads: 1);
    }

    [Fact]
    public void A_tree_of_any_arity_keeps_the_order() => Gen.Select(Gen.Int[1, 60], Gen.Int[2, 9]).Sample(
        (count, arity) =>
        {
            using var pool = Pool.Synchronous();
            string[] words = [.. Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{i},"))];
            Delayed<string>[] items = [.. words.Select(w => Delayed.Call(x => x, w))];
            Assert.Equal(string.Concat(words), Delayed.Reduce(items, Functions.Join).Compute(pool));
            string all = Delayed.Reduce(items, Functions.JoinAll, arity).Compute(pool);
            Assert.Equal(string.Concat(words), all.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal));
        },
        iter: 50,
        threads: 1);

    [Fact]
    public void Results_are_kept_until_their_last_user_has_ended_in_whatever_order_nodes_end() => Gen.Select(Graphs, Gen.Int[0, int.MaxValue - 1], Gen.Int[1, 50]).Sample(
        (graph, seed, ahead) =>
        {
            List<Delayed<long>> nodes = [];
            foreach (int[] inputs in graph)
            {
                nodes.Add(Delayed.Call(Functions.Mixed, inputs.Select(i => nodes[i]).Append(1)));
            }

            var built = new Graph([nodes[^1]]);
            var state = new GraphState(built, ahead);
            var random = new Random(seed);
            HashSet<int> ended = [.. Enumerable.Range(0, built.Nodes.Count).Where(n => built.Nodes[n].Inputs.Length == 0)];
            List<int> running = [];
            while (!state.IsOver)
            {
                if (state.HasReady && random.Next(2) == 0)
                {
                    running.Add(state.Take());
                    Assert.DoesNotContain(running[^1], ended);
                }
                else if (running.Count > 0)
                {
                    int node = running[random.Next(running.Count)];
                    running.Remove(node);
                    ended.Add(node);
                    state.Succeed(node, (long)node);
                }
                else
                {
                    // Whenever nothing runs, something can.
                    Assert.True(state.HasReady);
                }

                Assert.All(running, r => Assert.All(built.InputsOf(r).ToArray(), input => Assert.NotNull(state.ResultOf(input))));
            }

            Assert.Equal((graph.Length >= state.Done, 1), (true, state.Live));
            Assert.Equal((long)built.Outputs[0], state.ResultOf(built.Outputs[0]));
            Assert.Single(Enumerable.Range(0, built.Nodes.Count), n => state.ResultOf(n) is not null);
        },
        iter: 200);

    private static int[][] Inputs(int[] counts, int[] chosen)
    {
        int[][] graph = new int[counts.Length][];
        int next = 0;
        for (int i = 0; i < graph.Length; i++)
        {
            graph[i] = i == 0 ? [] : [.. chosen[next..(next + counts[i])].Select(c => c % i)];
            next += counts[i];
        }

        return graph;
    }
}
