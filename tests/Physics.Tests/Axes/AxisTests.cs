using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.Axes;

public class AxisTests
{
    private const double Inf = double.PositiveInfinity;

    private enum Wide : long
    {
        Zero = 0,
        Far = 1L << 40,
        Below = -7,
    }

    private enum Sparse : byte
    {
        Two = 2,
        Seven = 7,
        Last = 200,
    }

    private enum Region
    {
        Signal = 5,
        Control = 2,
        Side = 9,
    }

    public static TheoryData<double, int> RegularCases() => new()
    {
        { -0.0, 1 }, { 0, 1 }, { -1e-300, 0 }, { double.Epsilon, 1 }, { -0.1, 0 }, { -Inf, 0 },
        { double.BitDecrement(1), 1 }, { 1, 2 }, { double.BitIncrement(1), 2 }, { 99.9, 100 },
        { double.BitDecrement(100), 100 }, { -double.Epsilon, 1 }, { 100, 101 }, { Inf, 101 }, { double.NaN, 101 },
        { 1e300, 101 }, { -1e300, 0 },
    };

    // The smallest negative double divided by the width is -0: the first bin, in Boost as here.
    [Theory, MemberData(nameof(RegularCases))]
    public void Regular_bins_are_half_open_and_NaN_overflows(double x, int bin) =>
        Assert.Equal(bin, Axis.Regular(100, 0, 100).Index(x));

    [Fact]
    public void Regular_bins_follow_the_arithmetic_of_Boost_at_every_edge()
    {
        var axis = Axis.Regular(70, 70, 210);
        for (int i = 0; i <= 70; i++)
        {
            double edge = 70 + i * 2.0;
            foreach (double x in (double[])[double.BitDecrement(edge), edge, double.BitIncrement(edge)])
            {
                double z = (x - 70) / 140;                      // boost::histogram::axis::regular::index
                int boost = z < 1 ? z >= 0 ? (int)(z * 70) : -1 : 70;
                Assert.Equal(boost + 1, axis.Index(x));
            }
        }
    }

    public static TheoryData<double, int> VariableCases() => new()
    {
        { -Inf, 0 }, { double.BitDecrement(-1), 0 }, { -1, 1 }, { -0.0, 2 }, { 0, 2 }, { -double.Epsilon, 1 },
        { double.BitDecrement(10), 2 }, { 10, 3 }, { double.BitDecrement(11), 3 }, { 11, 4 }, { Inf, 4 },
        { double.NaN, 4 },
    };

    [Theory, MemberData(nameof(VariableCases))]
    public void Variable_bins_are_half_open_and_NaN_overflows(double x, int bin) =>
        Assert.Equal(bin, Axis.Variable([-1, 0, 10, 11]).Index(x));

    [Theory]
    [InlineData(0.999, 0)]
    [InlineData(1, 1)]
    [InlineData(9.99, 1)]
    [InlineData(10.01, 2)]
    [InlineData(999.9, 3)]
    [InlineData(1000, 4)]
    [InlineData(-1, 0)]
    [InlineData(double.NaN, 4)]
    public void Log_bins_have_equal_ratios(double x, int bin) => Assert.Equal(bin, Axis.Log(3, 1, 1000).Index(x));

    [Theory]
    [InlineData(int.MinValue, 0)]
    [InlineData(-3, 0)]
    [InlineData(-2, 1)]
    [InlineData(1, 4)]
    [InlineData(2, 5)]
    [InlineData(int.MaxValue, 5)]
    public void Integers_have_their_bin_each(int x, int bin) => Assert.Equal(bin, Axis.Integer(-2, 2).Index(x));

    [Fact]
    public void The_whole_range_of_integers_does_not_wrap() =>
        Assert.Equal((0, 2), (Axis.Integer(int.MinValue + 1, int.MinValue + 2).Index(int.MinValue),
            Axis.Integer(int.MinValue, int.MinValue + 1).Index(int.MaxValue)));

    [Fact]
    public void Enums_have_bins_whatever_their_numbers_are()
    {
        Axis<Wide> wide = Axis.Categories<Wide>();
        Assert.Equal([0, 1, 2], ((Wide[])[Wide.Zero, Wide.Far, Wide.Below]).Select(wide.Index));
        Assert.Throws<ArgumentException>(() => wide.Index((Wide)5));
        Axis<Sparse> sparse = Axis.Categories<Sparse>();
        Assert.Equal([0, 1, 2], ((Sparse[])[Sparse.Two, Sparse.Seven, Sparse.Last]).Select(sparse.Index));
        Assert.All((Sparse[])[0, (Sparse)3, (Sparse)8, (Sparse)201, (Sparse)255], s => Assert.Throws<ArgumentException>(() => sparse.Index(s)));
    }

    [Fact]
    public void Variable_bins_are_found_for_any_number_of_edges_as_by_counting_them() =>
        Gen.Select(Gen.Int[2, 70], Gen.Double[-1, 71].Array[0, 50]).Sample((count, values) =>
        {
            double[] edges = [.. Enumerable.Range(0, count).Select(i => (double)i)];
            Axis<double> axis = Axis.Variable(edges);
            Assert.Equal(values.Concat(edges).Select(v => edges.Count(e => e <= v)), values.Concat(edges).Select(axis.Index));
            Assert.Equal([0, count, count], ((double[])[double.NegativeInfinity, double.PositiveInfinity, double.NaN]).Select(axis.Index));
        }, iter: 200);

    [Fact]
    public void Booleans_enums_and_names_have_their_bin_each()
    {
        Assert.Equal((0, 1), (Axis.Boolean().Index(false), Axis.Boolean().Index(true)));
        var region = Axis.Categories<Region>("region");
        Assert.Equal((0, 1, 2), (region.Index(Region.Control), region.Index(Region.Signal), region.Index(Region.Side)));
        Assert.Equal(["Control", "Signal", "Side"], region.Describe().Categories);
        var error = Assert.Throws<ArgumentException>(() => region.Index((Region)7));
        Assert.Contains("'region': 7", error.Message, StringComparison.Ordinal);
        var names = Axis.Categories(["a", "b"]);
        Assert.Equal((0, 1, 2, 3), (names.Index("a"), names.Index("b"), names.Index("c"), names.Extent));
    }

    [Fact]
    public void Growing_names_are_numbered_in_the_order_of_first_appearance()
    {
        var axis = Axis.Categories("channel");
        Assert.Equal((0, 0, 1, 0, 2), (axis.Extent, axis.Index("mu"), axis.Index("e"), axis.Index("mu"), axis.Extent));
        Assert.True(axis.Grows);
        Assert.Equal(["mu", "e"], axis.Describe().Categories);
    }

    [Fact]
    public void What_makes_no_axis_is_refused_with_title_and_values()
    {
        Refused(() => Axis.Regular(0, 0, 1, "m"), "'m'", "0 bins");
        Refused(() => Axis.Regular(5, 2, 1, "m"), "Axis 'm' ends (1) below its beginning (2): give the lower end first.");
        Refused(() => Axis.Regular(5, 0, double.NaN, "m"), "'m'", "NaN");
        Refused(() => Axis.Regular(5, -double.MaxValue, double.MaxValue, "m"), "'m'", "finite");
        Refused(() => Axis.Variable([1.0], "m"), "'m'", "1 edges");
        Refused(() => Axis.Variable([1.0, 3, 3], "m"), "'m'", "edge 2 is 3");
        Refused(() => Axis.Variable([1.0, Inf], "m"), "'m'", "Infinity");
        Refused(() => Axis.Log(5, 0, 1, "m"), "'m'", "0 to 1");
        Refused(() => Axis.Log(5, 1e3, 10, "m"), "Axis 'm' ends (10) below its beginning (1000)");
        Refused(() => Axis.Integer(3, 3, "m"), "Axis 'm' ends (3) at its beginning (3)");
        Refused(() => Axis.Integer(int.MinValue, int.MaxValue, "m"), "'m'", "do not fit memory");
        Refused(() => Axis.Categories(["x", "x"], "m"), "'m'", "'x'");
        Refused(() => Axis.Categories([], "m"), "'m'", "no categories");
        Refused(() => Axis.Automatic(0, "m"), "'m'", "0 bins");
    }

    [Fact]
    public void Descriptions_come_back_as_equal_axes()
    {
        Axis[] axes =
        [
            Axis.Regular(3, 0, 1, "t", "n"), Axis.Variable([0.0, 1, 3], "t"), Axis.Log(4, 1, 10), Axis.Integer(-1, 4),
            Axis.Boolean("b"), Axis.Categories<Region>("r"), Axis.Categories(["a", "b"]),
        ];
        foreach (var axis in axes)
        {
            Assert.Equal(axis.Describe(), axis.Describe().ToAxis().Describe());
            Assert.Equal(axis.Describe().GetHashCode(), axis.Describe().ToAxis().Describe().GetHashCode());
            Assert.Equal(axis.Extent, axis.Describe().Extent);
        }
        Assert.NotEqual(Axis.Regular(3, 0, 1).Describe(), Axis.Regular(3, 0, 2).Describe());
        Assert.NotEqual(Axis.Variable([0.0, 1, 3]).Describe(), Axis.Variable([0.0, 1, 4]).Describe());
        Assert.NotEqual(Axis.Categories(["a"]).Describe(), Axis.Categories(["b"]).Describe());
        Assert.NotEqual(Axis.Integer(0, 3).Describe(), Axis.Regular(3, 0, 3).Describe());
    }

    [Fact]
    public void An_automatic_axis_observes_until_it_is_fixed()
    {
        var axis = Axis.Automatic(10, "m");
        Assert.Null(axis.Observed);
        Assert.Throws<InvalidOperationException>(() => axis.Describe());
        foreach (double x in (double[])[3, double.NaN, -1, Inf, 7])
        {
            Assert.Equal(0, axis.Index(x));
        }
        Assert.Equal((-1, 7), axis.Observed);
        axis.Fix(-2, 8);
        Assert.True(axis.IsFixed);
        Assert.Equal((0, 2, 11, 11), (axis.Index(-3), axis.Index(-1), axis.Index(8), axis.Index(double.NaN)));
        Assert.Equal(Axis.Regular(10, -2, 8, "m").Describe(), axis.Describe());
        Assert.Throws<InvalidOperationException>(() => axis.Fix(0, 1));
    }

    [Theory]
    [InlineData(1, 0, 0, 1)]
    [InlineData(3.2, 97.9, 0, 100)]
    [InlineData(0, 100, 0, 105)]
    [InlineData(5, 5, 4.5, 5.55)]
    [InlineData(0, 0, -0.5, 0.55)]
    public void A_nice_range_is_rounded_outward(double min, double max, double low, double high) =>
        Assert.Equal((low, high), AutomaticAxis.NiceRange(min, max));

    [Fact]
    public void A_nice_range_holds_every_value_and_makes_an_axis() =>
        Gen.Select(s_number, s_number).Sample((a, b) =>
        {
            var (min, max) = (Math.Min(a, b), Math.Max(a, b));
            var (low, high) = AutomaticAxis.NiceRange(min, max);
            int first = Axis.Regular(10, low, high).Index(min);
            int last = Axis.Regular(10, low, high).Index(max);
            return low <= min && max < high && first >= 1 && last <= 10;
        }, iter: 5000);

    private static readonly Gen<double> s_number = Gen.OneOf(
        Gen.Double[-1e3, 1e3], Gen.Double[-1e100, 1e100], Gen.Int[-5, 5].Select(i => (double)i),
        Gen.Double[1, 1.0000001]);

    private static void Refused(Action make, params string[] words)
    {
        var error = Assert.ThrowsAny<ArgumentException>(make);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }
}
