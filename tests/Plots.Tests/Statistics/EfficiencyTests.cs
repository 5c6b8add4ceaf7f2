using Xunit;

namespace Heppy.Plots.Tests.Statistics;

public class EfficiencyTests
{
    /// <summary>Of 95 %: 1 of 10 and 0 of 10 as tables have them; the others by solving the binomial sums below.</summary>
    [Theory]
    [InlineData(1, 10, 0.95, 0.0025286, 0.4450161)]
    [InlineData(0, 10, 0.95, 0, 0.3084971)]
    [InlineData(10, 10, 0.95, 0.6915029, 1)]
    public void Intervals_are_those_of_published_tables(long passed, long all, double level, double low, double high)
    {
        var found = Efficiency.ClopperPearson(passed, all, level);

        Assert.Equal(low, found.Low, 1e-6);
        Assert.Equal(high, found.High, 1e-6);
        Assert.Equal((double)passed / all, found.Value);
    }

    [Theory]
    [InlineData(3, 17)]
    [InlineData(40, 41)]
    [InlineData(250, 1000)]
    public void The_ends_are_where_what_was_seen_has_the_probability_of_the_tail(int passed, int all)
    {
        var found = Efficiency.ClopperPearson(passed, all);
        double tail = (1 - Efficiency.OneSigma) / 2;

        Assert.Equal(tail, AtLeast(passed, all, found.Low), 1e-9);
        Assert.Equal(tail, 1 - AtLeast(passed + 1, all, found.High), 1e-9);
    }

    [Fact]
    public void Of_nothing_everything_is_possible() =>
        Assert.Equal((double.NaN, 0.0, 1.0), Efficiency.ClopperPearson(0, 0) is var e ? (e.Value, e.Low, e.High) : default);

    [Theory]
    [InlineData(2, 1, 0.5)]
    [InlineData(-1, 1, 0.5)]
    [InlineData(1, 2, 0)]
    [InlineData(1, 2, double.NaN)]
    public void What_cannot_be_is_refused(long passed, long all, double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Efficiency.ClopperPearson(passed, all, level));

    /// <summary>Probability of so many or more of all, summed term by term.</summary>
    private static double AtLeast(int passed, int all, double p)
    {
        double sum = 0;
        for (int k = passed; k <= all; k++)
        {
            double log = (k * Math.Log(p)) + ((all - k) * Math.Log(1 - p));
            for (int i = 1; i <= k; i++)
            {
                log += Math.Log(all - k + i) - Math.Log(i);
            }

            sum += Math.Exp(log);
        }

        return sum;
    }
}
