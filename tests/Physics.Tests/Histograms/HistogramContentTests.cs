using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.Histograms;

public class HistogramContentTests
{
    private static readonly Gen<(double X, double Weight)[]> s_fills =
        Gen.Select(Gen.Double[-0.5, 1.5], Gen.OneOf(Gen.Const(1.0), Gen.Double[-2, 2], Gen.Const(0.1))).Array[0, 100];

    [Fact]
    public void Filling_adds_weights_and_squares_to_the_bin()
    {
        var axis = Axis.Regular(2, 0, 2);
        var content = new HistogramContent(axis);
        content.Add(axis.Index(0.5), 2);
        content.Add(axis.Index(0.5), 1);
        content.Add(axis.Index(-1), -0.5);
        content.Add(axis.Index(double.NaN), 1);
        Assert.Equal([-0.5, 3, 0, 1], content.Values());
        Assert.Equal([0.25, 5, 0, 1], content.Variances());
        Assert.Equal(4, content.Entries);
    }

    [Fact]
    public void Bins_are_in_C_order_with_the_first_axis_outermost()
    {
        var content = new HistogramContent(Axis.Boolean(), Axis.Regular(1, 0, 1), Axis.Integer(0, 2));
        Assert.Equal(2 * 3 * 4, content.BinCount);
        Assert.Equal((1 * 3 + 2) * 4 + 3, content.FlatIndex(1, 2, 3));
    }

    [Fact]
    public void Any_split_and_order_gives_the_same_bits() =>
        Gen.Select(s_fills, Gen.Int[0, 2].Array[100]).Sample((fills, part) =>
        {
            var whole = Fill(fills);
            var parts = Enumerable.Range(0, 3).Select(p => Fill([.. fills.Where((_, i) => part[i] == p)])).ToArray();
            parts[2].Merge(parts[0]);
            parts[2].Merge(parts[1]);
            return whole.Values().SequenceEqual(parts[2].Values())
                && whole.Variances().SequenceEqual(parts[2].Variances()) && whole.Entries == parts[2].Entries
                && Enumerable.Range(0, whole.BinCount).All(i => whole.SumsOfWeights.Remainders(i)
                    .SequenceEqual(parts[2].SumsOfWeights.Remainders(i)));
        }, iter: 500);

    [Fact]
    public void Weights_of_any_size_are_summed_exactly() =>
        Gen.Select(Gen.Bool, Gen.Int[-140, 140], Gen.Double[-10, 10], Gen.Int[-3, 3]).Array[0, 60].Sample(fills =>
        {
            // Most near one scale, some far off: in and out of the window, in any order.
            double[] all = [.. fills.Select(f => f.Item1 ? f.Item3 * Math.Pow(10, f.Item2) : f.Item3 * Math.Pow(2, 9 * f.Item4))];
            var content = new HistogramContent(Axis.Boolean());
            var (w, w2) = (new ReproducibleSums(1), new ReproducibleSums(1));
            foreach (double weight in all)
            {
                content.Add(1, weight);
                w.Add(0, weight);
                w2.Add(0, weight * weight);
            }
            return content.SumsOfWeights.Expansion(1).SequenceEqual(w.Expansion(0))
                && content.SumsOfSquares.Expansion(1).SequenceEqual(w2.Expansion(0)) && content.Entries == all.Length;
        }, iter: 2000);

    [Theory]
    [InlineData(0.1)]
    [InlineData(-1.9999999999999998)]
    public void A_bin_that_is_filled_millions_of_times_carries(double weight)
    {
        const int fills = 1 << 21;                      // a power of two: the exact sum is a double
        var content = new HistogramContent(Axis.Boolean());
        content.Add(0, 0.01);                           // sets the unit: the weight and its square fit the window
        for (int i = 0; i < fills; i++)
        {
            content.Add(1, weight);
        }
        Assert.Equal([weight * fills], content.SumsOfWeights.Expansion(1));
        Assert.Equal([weight * weight * fills], content.SumsOfSquares.Expansion(1));
    }

    [Fact]
    public void Filling_allocates_nothing()
    {
        var axis = Axis.Regular(10, 0, 1);
        var content = new HistogramContent(axis, Axis.Boolean());
        Fill();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fill();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Fill()
        {
            for (int i = 0; i < 10_000; i++)
            {
                content.Add(content.FlatIndex(axis.Index(i * 1e-4), i & 1), i % 3 == 0 ? 1 : 0.5 + i * 1e-5);
            }
        }
    }

    [Fact]
    public void A_growing_axis_moves_the_bins()
    {
        var channel = Axis.Categories("channel");
        var content = new HistogramContent(Axis.Boolean(), channel);
        content.Add(content.FlatIndex(1, channel.Index("mu")), 1);
        content.Add(content.FlatIndex(0, channel.Index("e")), 0.5);
        content.Add(content.FlatIndex(1, channel.Index("e")), 0.25);
        Assert.Equal([0, 0.5, 1, 0.25], content.Values());
    }

    [Fact]
    public void Merging_unites_categories_this_ones_first()
    {
        var (a, b) = (Named("mu", "e"), Named("tau", "mu"));
        a.Merge(b);
        Assert.Equal(["mu", "e", "tau"], a.Axes[0].Describe().Categories);
        // Three bins of the second axis (underflow, one, overflow) for each name.
        Assert.Equal([0, 3, 0, 0, 2, 0, 0, 1, 0], a.Values());
        Assert.Equal([0, 1, 0, 0, 2, 0], b.Values());
    }

    [Fact]
    public void Contents_that_share_a_growing_axis_each_keep_their_bins()
    {
        var axis = Axis.Categories("channel");
        var (nominal, up) = (new HistogramContent(axis), new HistogramContent(axis));
        nominal.Add(nominal.FlatIndex(axis.Index("mu")), 1);
        up.Add(up.FlatIndex(axis.Index("e")), 2);
        Assert.Equal([1, 0], nominal.Values());
        Assert.Equal([0, 2], up.Values());
    }

    [Fact]
    public void Contents_over_different_axes_do_not_merge_and_do_not_change()
    {
        var content = new HistogramContent(Axis.Regular(2, 0, 1, "m"));
        content.Add(1, 0.5);
        Assert.Throws<ArgumentException>(() => content.Merge(new HistogramContent(Axis.Regular(3, 0, 1, "m"))));
        Assert.Throws<ArgumentException>(() => content.Merge(new HistogramContent(Axis.Regular(2, 0, 1, "n"))));
        Assert.Throws<ArgumentException>(
            () => content.Merge(new HistogramContent(Axis.Regular(2, 0, 1, "m"), Axis.Boolean())));
        Assert.Equal([0, 0.5, 0, 0], content.Values());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e200)]
    public void A_weight_whose_square_is_not_finite_is_refused(double weight)
    {
        var content = new HistogramContent(Axis.Boolean());
        Assert.Throws<ArgumentException>(() => content.Add(1, weight));
        Assert.Equal([0, 0], content.Values());
        Assert.Equal(0, content.Entries);
    }

    [Fact]
    public void There_are_one_to_three_axes()
    {
        Assert.Throws<ArgumentException>(() => new HistogramContent());
        Assert.Throws<ArgumentException>(() => new HistogramContent([.. Enumerable.Repeat(Axis.Boolean(), 4)]));
        var error = Assert.Throws<ArgumentException>(
            () => new HistogramContent([.. Enumerable.Repeat(Axis.Regular(5000, 0, 1, "pt"), 3)]));
        Assert.Contains("'pt' (5002)", error.Message, StringComparison.Ordinal);
    }

    private static HistogramContent Fill((double X, double Weight)[] fills)
    {
        var axis = Axis.Regular(3, 0, 1);
        var content = new HistogramContent(axis);
        foreach (var (x, weight) in fills)
        {
            content.Add(axis.Index(x), weight);
        }
        return content;
    }

    private static HistogramContent Named(string first, string second)
    {
        var axis = Axis.Categories("channel");
        var content = new HistogramContent(axis, Axis.Regular(1, 0, 1));
        content.Add(content.FlatIndex(axis.Index(first), 1), 1);
        content.Add(content.FlatIndex(axis.Index(second), 1), 2);
        return content;
    }
}
