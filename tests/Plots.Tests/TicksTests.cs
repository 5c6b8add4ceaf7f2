using CsCheck;
using Xunit;

namespace Heppy.Plots.Tests;

public class TicksTests
{
    [Theory]
    [InlineData(0, 1, 7, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(60, 120, 7, "60 70 80 90 100 110 120")]
    [InlineData(0.5, 1.5, 4, "0.5 1.0 1.5")]
    [InlineData(-2.5, 2.5, 7, "−2 −1 0 1 2")]
    [InlineData(0, 3e9, 7, "0.0 0.5 1.0 1.5 2.0 2.5 3.0")]
    public void Linear_ticks_are_round(double low, double high, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Linear(low, high, most).Labels));

    [Theory]
    [InlineData(0, 99_000, 0)]
    [InlineData(0, 100_000, 3)]
    [InlineData(0, 3e9, 9)]
    [InlineData(0, 2e-5, -6)]
    public void Long_numbers_share_a_power_of_ten(double low, double high, int exponent) => Assert.Equal(exponent, Ticks.Linear(low, high, 7).Exponent);

    [Theory]
    [InlineData(0.1, 1e5, "10−1 1 10 102 103 104 105")]
    [InlineData(2, 9, "2 5")]
    public void Logarithmic_ticks_are_powers_of_ten(double low, double high, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Logarithmic(low, high).Labels));

    [Fact]
    public void Ticks_are_few_inside_and_increasing() => Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-9, 9]).Sample((low, size) =>
    {
        double high = low + (Math.Pow(10, size) * Math.Max(1, Math.Abs(low)) * 1e-3);
        Ticks ticks = Ticks.Linear(low, high, 7);
        double slack = 1e-6 * (high - low);
        return ticks.Major.Count is >= 1 and <= 8
            && ticks.Major.All(t => t >= low - slack && t <= high + slack)
            && ticks.Major.Zip(ticks.Major.Skip(1)).All(p => p.First < p.Second);
    });
}
