using CsCheck;
using Heppy.Drawing;
using Xunit;

namespace Heppy.Application.Tests.Drawing;

/// <summary>Bins that are found for values, where none are given.</summary>
public class AxisChoiceTests
{
    [Theory]
    [InlineData("60,0,1")]
    [InlineData("1,3,4", 3.0)]
    [InlineData("1,0,1", 0.0)]
    [InlineData("3,-1,2", -1.0, 1.0)]
    [InlineData("100,0,100", 0.0, 99.0)]
    [InlineData("51,0,102", 0.0, 100.0)]
    [InlineData("51,315000,315102", 315000.0, 315101.0)]
    [InlineData("51,0,1.02", 0.0, 0.5, 1.0)]
    [InlineData("32,-3.2,3.2", -3.14, 0.5, 3.14)]
    [InlineData("60,0.09,0.111", 0.1)]
    public void Bins_are_round_and_hold_all_values(string expected, params double[] values) =>
        Assert.Equal(expected, new AxisChoice(null, null).Axis([Seen(values)], "").ToString());

    [Fact]
    public void A_number_of_bins_that_is_given_is_kept_and_the_range_is_found() =>
        Assert.Equal("7,0,3.2", new AxisChoice(7, null).Axis([Seen(0.1, 3.1)], "").ToString());

    [Fact]
    public void A_few_values_far_away_are_left_to_the_overflow()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => i / 10.0), 1e6];
        var axis = new AxisChoice(null, null).Axis([Seen(values)], "");

        Assert.InRange(axis.High, 99.9, 200);
        Assert.True(axis.Contains(99.9));
        Assert.False(axis.Contains(1e6));
    }

    [Fact]
    public void All_values_are_inside_unless_a_tail_is_far() =>
        Gen.Double[-1e9, 1e9].Array[1, 50].Sample(values =>
        {
            var axis = new AxisChoice(null, null).Axis([Seen(values)], "");
            return Array.TrueForAll(values, axis.Contains) && axis.Bins <= 100;
        }, iter: 500);

    [Fact]
    public void The_bin_of_a_value_is_that_of_the_whole_number_below() =>
        Gen.Select(Gen.Int[-50, 50], Gen.Int[0, 60], Gen.Double[-200, 200]).Sample((first, more, value) =>
        {
            var axis = DrawnAxis.Integer(first, first + more, "");
            int expected = value < first ? 0 : value >= first + more + 1 ? more + 2 : (int)(Math.Floor(value) - first) + 1;
            return axis.Index(value) == expected && axis.Index(double.PositiveInfinity) == more + 2 && axis.Index(double.NegativeInfinity) == 0;
        }, iter: 500);

    private static SeenValues Seen(params double[] values)
    {
        var seen = new SeenValues();
        seen.Add(values, 10_000);
        return seen;
    }
}
