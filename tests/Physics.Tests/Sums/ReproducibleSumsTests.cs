using System.Numerics;
using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.Sums;

public class ReproducibleSumsTests
{
    private static readonly double[] s_special =
    [
        double.Epsilon, -double.Epsilon, 1e-310, double.MaxValue, -double.MaxValue, 0.1, -0.1, 1e100, -1e100, 1, -1, 0,
        -0.0, double.BitDecrement(2), 9007199254740993,
    ];

    // Every regime: any bits (all exponents), common weights, subnormals, the largest, values that cancel.
    private static readonly Gen<double> s_any = Gen.OneOf(
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite),
        Gen.Double[-10, 10],
        Gen.Int[-3, 3].Select(i => (double)i),
        Gen.Int[0, s_special.Length - 1].Select(i => s_special[i]));

    private static readonly Gen<double[]> s_values = s_any.Array[0, 60];

    [Fact]
    public void A_sum_is_the_rational_sum_rounded_once() =>
        s_values.Sample(values => Same(Reference(values), Sum(values).Value(0)), iter: 3000);

    [Fact]
    public void Many_values_at_once_are_the_same_as_one_by_one() =>
        Gen.Select(s_any.Array[0, 40], Gen.Double[-10, 10].Array[0, 40], Gen.Int[1, 80]).Sample((some, common, times) =>
        {
            // Long enough for several pieces and for carries; common ones take the fast way, the others the slow one.
            double[] values = [.. Enumerable.Repeat(common, times).SelectMany(c => c), .. some, .. common];
            var together = new ReproducibleSums(1);
            Assert.Equal(2, together.AddFinite(0, [.. values, double.NaN, double.NegativeInfinity]));
            Same(Sum(values).Value(0), together.Value(0));
        }, iter: 300);

    [Fact]
    public void The_order_does_not_matter() =>
        s_values.SelectMany(values => Gen.Shuffle(values).Select(other => (values, other)))
            .Sample(t => Same(Sum(t.values).Value(0), Sum(t.other).Value(0)), iter: 2000);

    [Fact]
    public void The_tree_of_merges_does_not_matter() =>
        Gen.Select(s_values, Gen.Int[0, 5].Array[60], Gen.Int).Sample((values, part, order) =>
        {
            var parts = Enumerable.Range(0, 6)
                .Select(p => Sum([.. values.Where((_, i) => part[i] == p)])).ToList();
            var random = new Random(order);
            while (parts.Count > 1)
            {
                int from = random.Next(1, parts.Count);
                parts[random.Next(from)].Merge(parts[from]);
                parts.RemoveAt(from);
            }
            return Same(Reference(values), parts[0].Value(0));
        }, iter: 2000);

    [Fact]
    public void An_expansion_restores_the_sum_exactly() =>
        s_values.Sample(values =>
        {
            var sum = Sum(values);
            var restored = new ReproducibleSums(1);
            restored.AddExpansion(0, sum.Expansion(0));
            return Exact(sum.Expansion(0)) == Exact(values) && restored.Expansion(0).SequenceEqual(sum.Expansion(0));
        }, iter: 2000);

    [Fact]
    public void Value_and_remainders_are_the_expansion() =>
        Gen.Double[-1e6, 1e6].Array[0, 40].Sample(values =>
        {
            var sum = Sum(values);
            double[] parts = [sum.Value(0), .. sum.Remainders(0)];
            return Exact(parts) == Exact(values);
        }, iter: 1000);

    [Fact]
    public void Many_large_and_small_values_leave_the_window_and_stay_exact()
    {
        // Thousands of values that miss the window move it; the total must not notice.
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, 5000).Select(i =>
            Math.ScaleB(random.NextDouble() - 0.5, i < 2500 ? -200 : random.Next(-20, 200)))];
        Assert.Equal(Reference(values), Sum(values).Value(0));
        Array.Reverse(values);
        Assert.Equal(Reference(values), Sum(values).Value(0));
    }

    [Fact]
    public void Words_that_grow_are_carried_and_then_leave_the_window()
    {
        // The first value sets the unit; a million times it still fits, and 2^17 of those pass the limit of both words.
        const int times = 1 << 17;
        var sum = new ReproducibleSums(1);
        sum.Add(0, 1.5);
        double large = Math.ScaleB(1.1, 20);
        for (int i = 0; i < times; i++)
        {
            sum.Add(0, large);
        }
        Assert.Equal(Reference([1.5, large * times]), sum.Value(0));
        for (int i = 0; i < times; i++)
        {
            sum.Add(0, -large);
        }
        Assert.Equal([1.5], sum.Expansion(0));
    }

    [Theory]
    [InlineData(1e16, 1.0, -1e16, 1.0)]
    [InlineData(double.MaxValue, double.MaxValue, -double.MaxValue, double.MaxValue)]
    [InlineData(double.Epsilon, double.Epsilon, 0.0, 2 * double.Epsilon)]
    [InlineData(9007199254740992.0, 1.0, 0.0, 9007199254740992.0)]
    [InlineData(9007199254740992.0, 1.0, double.Epsilon, 9007199254740994.0)]
    public void Cancellation_range_and_ties_are_exact(double a, double b, double c, double sum) =>
        Assert.Equal(sum, Sum([a, b, c]).Value(0));

    [Fact]
    public void A_sum_above_the_largest_double_is_infinite_and_its_expansion_is_not()
    {
        var sum = Sum([double.MaxValue, double.MaxValue]);
        Assert.Equal(double.PositiveInfinity, sum.Value(0));
        Assert.Equal([double.MaxValue, double.MaxValue], sum.Expansion(0));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_not_finite_is_refused_and_changes_nothing(double x)
    {
        var sum = Sum([double.MaxValue, 2]);
        var error = Assert.Throws<ArgumentException>(() => sum.Add(0, x));
        Assert.Contains(x.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Equal([double.MaxValue, 2], sum.Expansion(0));
    }

    [Fact]
    public void Units_and_ones_are_the_same()
    {
        var (units, ones) = (new ReproducibleSums(2), new ReproducibleSums(2));
        for (int i = 0; i < 10; i++)
        {
            units.AddUnit(1);
            ones.Add(1, 1);
        }
        units.Add(1, 0.1);
        ones.Add(1, 0.1);
        Assert.Equal(ones.Expansion(1), units.Expansion(1));
        Assert.Equal([0.0, Reference([10, 0.1])], units.Values());
    }

    [Fact]
    public void Resizing_and_moving_keep_the_sums()
    {
        var sums = new ReproducibleSums(2);
        sums.AddUnit(0);
        sums.Add(1, 0.5);
        sums.Add(1, 1e-200);
        sums.Resize(3);
        sums.Add(2, 0.25);
        sums.Remap([3, 0, 1], 4);
        Assert.Equal([0.5, 0.25, 0.0, 1.0], sums.Values());
        Assert.Equal([1e-200], sums.Remainders(0));
        sums.Resize(1);
        Assert.Equal([0.5], sums.Values());
    }

    [Fact]
    public void Slices_put_one_after_another_are_the_whole() =>
        Gen.Select(s_values.Array[4], Gen.Int[0, 3]).Sample((values, cut) =>
        {
            var whole = new ReproducibleSums(4);
            for (int i = 0; i < 4; i++)
            {
                Array.ForEach(values[i], x => whole.Add(i, x));
                whole.AddUnits(i, i);
            }

            var again = new ReproducibleSums(4);
            again.Merge(whole.Slice(cut, 4 - cut), cut);
            again.Merge(whole.Slice(0, cut), 0);

            return Enumerable.Range(0, 4).All(i => whole.Expansion(i).SequenceEqual(again.Expansion(i)));
        }, iter: 500);

    [Fact]
    public void Arrays_of_different_lengths_do_not_merge()
    {
        var error = Assert.Throws<ArgumentException>(() => new ReproducibleSums(2).Merge(new ReproducibleSums(3)));
        Assert.Contains("3 sums cannot be merged into 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_outside_is_refused_in_every_way_of_adding()
    {
        var sums = new ReproducibleSums(1);
        Assert.ThrowsAny<Exception>(() => sums.Add(1, 0.5));
        Assert.ThrowsAny<Exception>(() => sums.Add(1, 0.5));
        Assert.ThrowsAny<Exception>(() => sums.Add(-1, 1e300));
        Assert.Equal([0.0], sums.Values());
    }

    [Fact]
    public void One_sum_works_like_an_array_of_one()
    {
        var (sum, other) = (new ReproducibleSum(), new ReproducibleSum());
        sum.Add(0.1);
        other.Add(0.2);
        other.AddUnit();
        sum.Merge(other);
        Assert.Equal(Reference([0.1, 0.2, 1]), sum.Value);
        var restored = new ReproducibleSum();
        restored.AddExpansion(sum.Expansion());
        Assert.Equal(sum.Remainders(), restored.Remainders());
    }

    private static ReproducibleSums Sum(double[] values)
    {
        var sum = new ReproducibleSums(1);
        foreach (double x in values)
        {
            sum.Add(0, x);
        }
        return sum;
    }

    private static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    // Independent of the production code: a double is (decimal digits of) its own fraction, parsed back by the framework.
    private static BigInteger Exact(double[] values) => values.Aggregate(BigInteger.Zero, (sum, x) => sum + Scaled(x));

    private static BigInteger Scaled(double x)
    {
        // In units of 2^-1074: normal steps of scaling by two are exact.
        var n = BigInteger.Zero;
        int shift = 1074;
        double y = x;
        while (y != Math.Floor(y))
        {
            y *= 2;
            shift--;
        }
        n += new BigInteger(y);
        return n << shift;
    }

    private static double Reference(double[] values)
    {
        // The framework rounds the decimal text of a rational correctly; n / 2^1074 = n * 5^1074 / 10^1074.
        var n = Exact(values);
        if (n.IsZero)
        {
            return 0;
        }
        string digits = BigInteger.Abs(n * BigInteger.Pow(5, 1074)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        double magnitude = double.Parse(digits + "e-1074", System.Globalization.CultureInfo.InvariantCulture);
        return n.Sign < 0 ? -magnitude : magnitude;
    }
}
