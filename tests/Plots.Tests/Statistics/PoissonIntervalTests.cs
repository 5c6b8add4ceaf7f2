using Xunit;

namespace Heppy.Plots.Tests.Statistics;

public class PoissonIntervalTests
{
    /// <summary>F. Garwood, Biometrika 28 (1936) 437, table of 95 % fiducial limits; as in Pearson and Hartley, Biometrika Tables for Statisticians, table 40.</summary>
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(2, 0.2422, 7.225)]
    [InlineData(3, 0.6187, 8.767)]
    [InlineData(5, 1.623, 11.668)]
    [InlineData(10, 4.795, 18.39)]
    [InlineData(20, 12.217, 30.888)]
    [InlineData(50, 37.11, 65.92)]
    public void Intervals_of_95_percent_are_those_of_the_published_table(int count, double low, double high)
    {
        var found = PoissonInterval.Garwood(count, 0.95);

        Assert.Equal(low, found.Low, 0.0005 * Math.Max(1, high / 5));
        Assert.Equal(high, found.High, 0.0005 * Math.Max(1, high / 5));
    }

    /// <summary>CMS Statistics Committee, "Poisson error bars": (n - low, high - n) of one standard deviation.</summary>
    [Theory]
    [InlineData(0, 0, 1.841)]
    [InlineData(1, 0.827, 2.300)]
    [InlineData(2, 1.292, 2.638)]
    [InlineData(3, 1.633, 2.918)]
    [InlineData(4, 1.914, 3.163)]
    [InlineData(10, 3.109, 4.267)]
    public void Error_bars_are_those_that_the_field_draws(int count, double down, double up)
    {
        var found = PoissonInterval.Garwood(count);

        Assert.Equal(down, count - found.Low, 0.0006);
        Assert.Equal(up, found.High - count, 0.0006);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(60)]
    public void The_ends_are_where_what_was_seen_has_the_probability_of_the_tail(int count)
    {
        var found = PoissonInterval.Garwood(count);
        double tail = (1 - Efficiency.OneSigma) / 2;

        Assert.Equal(tail, AtMost(count, found.High), 1e-8);
        Assert.Equal(tail, 1 - AtMost(count - 1, found.Low), 1e-8);
    }

    [Theory]
    [InlineData(999_999)]
    [InlineData(1_000_001)]
    [InlineData(1e9)]
    public void Large_counts_have_the_square_root_and_no_jump(double count)
    {
        var found = PoissonInterval.Garwood(count);

        Assert.Equal(Math.Sqrt(count), count - found.Low, 1.0);
        Assert.Equal(Math.Sqrt(count), found.High - count, 1.5);
    }

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(double.NaN, 0.5)]
    [InlineData(1, 1)]
    [InlineData(1, double.NaN)]
    public void What_cannot_be_is_refused(double count, double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Garwood(count, level));

    private static double AtMost(int count, double mean)
    {
        double sum = 0;
        for (int k = 0; k <= count; k++)
        {
            double log = (k * Math.Log(mean)) - mean;
            for (int i = 2; i <= k; i++)
            {
                log -= Math.Log(i);
            }

            sum += Math.Exp(log);
        }

        return sum;
    }
}
