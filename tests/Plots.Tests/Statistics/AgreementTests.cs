using Xunit;

namespace Heppy.Plots.Tests.Statistics;

public class AgreementTests
{
    /// <summary>M. Abramowitz, I. Stegun, Handbook of Mathematical Functions, table 26.8: percentage points of the chi-square distribution.</summary>
    [Theory]
    [InlineData(3.84146, 1, 0.05)]
    [InlineData(6.63490, 1, 0.01)]
    [InlineData(5.99147, 2, 0.05)]
    [InlineData(18.3070, 10, 0.05)]
    [InlineData(23.2093, 10, 0.01)]
    [InlineData(29.3360, 30, 0.5)]
    [InlineData(124.342, 100, 0.05)]
    public void Probabilities_of_chi_square_are_those_of_the_published_table(double value, int degrees, double probability) =>
        Assert.Equal(probability, ChiSquareTest.ProbabilityOf(value, degrees), 2e-6 * degrees + 1e-6);

    /// <summary>N. Smirnov, Ann. Math. Stat. 19 (1948) 279, table of L(z); the probability is 1 - L(z).</summary>
    [Theory]
    [InlineData(0.50, 0.036055)]
    [InlineData(0.80, 0.455857)]
    [InlineData(1.00, 0.730000)]
    [InlineData(1.36, 0.950514)]
    [InlineData(1.63, 0.990154)]
    [InlineData(2.00, 0.999329)]
    public void Probabilities_of_kolmogorov_are_those_of_the_published_table(double z, double below) =>
        Assert.Equal(1 - below, KolmogorovTest.ProbabilityOf(z), 2e-6);

    [Fact]
    public void The_two_series_of_kolmogorov_meet() => Assert.Equal(KolmogorovTest.ProbabilityOf(1 - 1e-12), KolmogorovTest.ProbabilityOf(1), 1e-9);

    [Fact]
    public void The_same_histogram_agrees_perfectly()
    {
        double[] bins = [3, 0, 5, 8];

        Assert.Equal(new ChiSquareTest(0, 3, 1), ChiSquareTest.Compare(bins, bins, bins, bins));
        Assert.Equal(new KolmogorovTest(0, 1), KolmogorovTest.Compare(bins, bins, bins, bins));
    }

    [Fact]
    public void Values_are_those_computed_by_hand()
    {
        double[] a = [10, 20, 30];
        double[] b = [20, 20, 20];

        // (10² / 30) + 0 + (10² / 50)
        Assert.Equal(100 / 30.0 + 100 / 50.0, ChiSquareTest.Compare(a, a, b, b).Value, 1e-12);
        // 1/6 against 1/3
        Assert.Equal(1 / 6.0, KolmogorovTest.Compare(a, a, b, b).Distance, 1e-12);
        Assert.Equal(KolmogorovTest.ProbabilityOf(Math.Sqrt(30) / 6), KolmogorovTest.Compare(a, a, b, b).Probability, 1e-12);
    }

    [Fact]
    public void Empty_histograms_have_an_answer()
    {
        double[] none = [0, 0];
        double[] some = [1, 1];

        Assert.Equal(new ChiSquareTest(0, 0, 1), ChiSquareTest.Compare(none, none, none, none));
        Assert.Equal(new KolmogorovTest(0, 1), KolmogorovTest.Compare(none, none, none, none));
        Assert.Equal(new KolmogorovTest(1, 0), KolmogorovTest.Compare(none, none, some, some));
    }

    [Fact]
    public void Bins_of_other_number_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ChiSquareTest.Compare([1], [1], [1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => KolmogorovTest.Compare([1], [1], [1, 2], [1, 2]));
    }
}
