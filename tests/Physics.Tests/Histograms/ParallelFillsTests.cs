using System.Text.Json;
using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.Histograms;

public class ParallelFillsTests
{
    // Most near one scale, some 0, 1, or far off: with words and without.
    private static readonly Gen<double> s_weight = Gen.OneOf(
        Gen.Double[-2, 2], Gen.Const(0.0), Gen.Const(1.0), Gen.Select(Gen.Double[-10, 10], Gen.Int[-140, 140], (x, e) => x * Math.Pow(10, e)), Gen.Double[-1e4, 1e4]);

    [Fact]
    public void Contents_filled_together_are_those_filled_one_by_one_to_the_last_bit() =>
        Gen.Select(Gen.Select(Gen.Int[0, 3], s_weight.Array[3], Gen.OneOf(Gen.Const(1.0), Gen.Double[0.5, 2])).Array[0, 60], Gen.Int[1, 100]).Sample(
            (fills, looks) =>
            {
                int[] places = looks % 2 == 0 ? [2, 0] : [0, 1, 2];
                var (together, alone) = (Contents(places.Length), Contents(places.Length));
                var parallel = new ParallelFills(together, places);
                var weights = new SplitWeights();
                var others = new SplitWeights(weights);
                foreach (var (i, (bin, values, factor)) in fills.Index())
                {
                    var split = factor == 1 ? weights : others;
                    split.Set(values, factor);
                    parallel.Add(bin, split);
                    for (int c = 0; c < places.Length; c++)
                    {
                        alone[c].Add(bin, values[places[c]] * factor);
                    }
                    if (i % looks == 0)
                    {
                        parallel.HandOver();
                    }
                }
                parallel.HandOver();
                MustBeEqual(alone, together);
            },
            iter: 300);

    [Fact]
    public void Cut_flows_counted_together_are_those_counted_one_by_one() =>
        Gen.Select(Gen.Int[0, 2], s_weight.Array[2]).Array[0, 60].Sample(
            events =>
            {
                var (together, alone) = (Flows(), Flows());
                var parallel = new ParallelFills(together, [0, 1]);
                var weights = new SplitWeights();
                foreach (var (level, values) in events)
                {
                    weights.Set(values);
                    parallel.Add(level, weights);
                    alone[0].Count(level, values[0]);
                    alone[1].Count(level, values[1]);
                }
                parallel.HandOver();
                Assert.Equal(alone.Select(f => JsonSerializer.Serialize(f.State())), together.Select(f => JsonSerializer.Serialize(f.State())));
            },
            iter: 300);

    [Fact]
    public void Words_are_carried_before_they_overflow()
    {
        var (together, alone) = (Contents(), Contents());
        var parallel = new ParallelFills(together, [0, 1]);
        var weights = new SplitWeights();
        weights.Set([1.5, 1.5]);
        // The largest weights that have words, all of one sign.
        double[] large = [1.5 * (1 << 12), -1.5 * (1 << 12)];
        for (int i = 0; i < 10_000; i++)
        {
            weights.Set(large);
            parallel.Add(1, weights);
            alone[0].Add(1, large[0]);
            alone[1].Add(1, large[1]);
        }
        parallel.HandOver();
        MustBeEqual(alone, together);
        Assert.Equal(10_000, together[0].Entries);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void A_weight_that_cannot_be_filled_throws_in_its_own_event(double weight)
    {
        var parallel = new ParallelFills(Contents(), [0, 1]);
        var weights = new SplitWeights();
        weights.Set([0.5, 0.5]);
        parallel.Add(1, weights);
        weights.Set([0.5, weight]);
        Assert.Throws<ArgumentException>(() => parallel.Add(1, weights));
    }

    [Fact]
    public void Weights_in_other_units_are_added_all_the_same()
    {
        var (together, alone) = (Contents(), Contents());
        var parallel = new ParallelFills(together, [0, 1]);
        var (small, large) = (new SplitWeights(), new SplitWeights());
        small.Set([1e-6, 2e-6]);
        large.Set([1e6, 2e6]);
        for (int i = 0; i < 10; i++)
        {
            parallel.Add(i % 2, i % 3 == 0 ? small : large);
            alone[0].Add(i % 2, i % 3 == 0 ? 1e-6 : 1e6);
            alone[1].Add(i % 2, i % 3 == 0 ? 2e-6 : 2e6);
        }
        parallel.HandOver();
        MustBeEqual(alone, together);
    }

    [Fact]
    public void Squares_may_have_another_unit_than_those_of_weights_of_the_same_exponent()
    {
        var (together, alone) = (Contents(), Contents());
        var parallel = new ParallelFills(together, [0, 1]);
        // 1.1² is below 2, 1.9² above.
        foreach (double value in (double[])[1.1, 1.9])
        {
            var weights = new SplitWeights();
            weights.Set([value, value]);
            parallel.Add(0, weights);
            alone[0].Add(0, value);
            alone[1].Add(0, value);
        }
        parallel.HandOver();
        MustBeEqual(alone, together);
    }

    private static HistogramContent[] Contents(int count = 2) => [.. Enumerable.Range(0, count).Select(_ => new HistogramContent(Axis.Regular(2, 0, 1)))];

    private static CutFlow[] Flows()
    {
        var flows = new CutFlow[] { new("a"), new("a") };
        foreach (var flow in flows)
        {
            _ = (flow.Register("0"), flow.Register("1"), flow.Register("2"));
        }
        return flows;
    }

    private static void MustBeEqual(HistogramContent[] expected, HistogramContent[] actual)
    {
        foreach (var (a, b) in expected.Zip(actual))
        {
            Assert.Equal(a.Values(), b.Values());
            Assert.Equal(a.Variances(), b.Variances());
            Assert.Equal(a.Entries, b.Entries);
            Assert.All(Enumerable.Range(0, a.BinCount), i => Assert.Equal(a.SumsOfWeights.Remainders(i), b.SumsOfWeights.Remainders(i)));
            Assert.All(Enumerable.Range(0, a.BinCount), i => Assert.Equal(a.SumsOfSquares.Remainders(i), b.SumsOfSquares.Remainders(i)));
        }
    }
}
