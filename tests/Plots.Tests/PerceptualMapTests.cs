using System.Globalization;
using Xunit;

namespace Heppy.Plots.Tests;

public class PerceptualMapTests
{
    [Fact]
    public void Equal_steps_look_equal_and_get_lighter_all_the_way()
    {
        (double L, double A, double B)[] colors = [.. Enumerable.Range(0, PerceptualMap.Count).Select(i => Oklab(PerceptualMap.Color(i)))];
        double[] steps = [.. colors.Zip(colors.Skip(1), PerceptualMap.Distance)];

        Assert.All(colors.Zip(colors.Skip(1)), p => Assert.True(p.Second.L > p.First.L));
        Assert.InRange(steps.Max() / steps.Average(), 1, 1.5);
        Assert.InRange(steps.Min() / steps.Average(), 0.5, 1);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, PerceptualMap.Count - 1)]
    [InlineData(2, PerceptualMap.Count - 1)]
    public void Ends_are_kept(double part, int index) => Assert.Equal(index, PerceptualMap.Index(part));

    private static (double L, double A, double B) Oklab(string hex) => PerceptualMap.Oklab(Byte(hex, 1), Byte(hex, 3), Byte(hex, 5));

    private static int Byte(string hex, int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
