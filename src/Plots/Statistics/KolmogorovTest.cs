namespace Heppy;

/// <summary>How well the shapes of two histograms agree.</summary>
/// <param name="Distance">Largest difference of the cumulative fractions, 0 to 1.</param>
/// <param name="Probability">Probability of a distance so large or larger if both have the same parent, for large numbers of events.</param>
public readonly record struct KolmogorovTest(double Distance, double Probability)
{
    /// <summary>Compares two histograms. Of binned data the probability is too large: the test is a conservative one.</summary>
    /// <param name="a">Contents of the first.</param>
    /// <param name="varianceA">Their variances: they give the effective number of events.</param>
    /// <param name="b">Contents of the second, as many.</param>
    /// <param name="varianceB">Their variances.</param>
    /// <returns>Distance 0 and probability 1 where both are empty; 1 and 0 where one is.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static KolmogorovTest Compare(ReadOnlySpan<double> a, ReadOnlySpan<double> varianceA, ReadOnlySpan<double> b, ReadOnlySpan<double> varianceB)
    {
        if (a.Length != b.Length || a.Length != varianceA.Length || a.Length != varianceB.Length)
        {
            throw new ArgumentException($"Bins differ in number: {a.Length}, {varianceA.Length}, {b.Length}, {varianceB.Length}.");
        }

        (double sumA, double sumB, double squareA, double squareB) = (Sum(a), Sum(b), Sum(varianceA), Sum(varianceB));
        if (!(sumA > 0 && sumB > 0))
        {
            return sumA == 0 && sumB == 0 ? new KolmogorovTest(0, 1) : new KolmogorovTest(1, 0);
        }

        (double partA, double partB, double distance) = (0, 0, 0);
        for (int i = 0; i < a.Length; i++)
        {
            (partA, partB) = (partA + a[i], partB + b[i]);
            distance = Math.Max(distance, Math.Abs((partA / sumA) - (partB / sumB)));
        }

        (double eventsA, double eventsB) = (sumA * sumA / squareA, sumB * sumB / squareB);
        return new KolmogorovTest(distance, ProbabilityOf(distance * Math.Sqrt(eventsA * eventsB / (eventsA + eventsB))));
    }

    /// <summary>The limiting distribution of Kolmogorov: probability of a scaled distance so large or larger.</summary>
    /// <remarks>N. Smirnov, Ann. Math. Stat. 19 (1948) 279; below 1 by the series that converges there.</remarks>
    /// <param name="z">Distance times the square root of the (effective) number of events, 0 or more.</param>
    public static double ProbabilityOf(double z)
    {
        if (z < 0.04)
        {
            return 1;
        }

        double sum = 0;
        if (z < 1)
        {
            for (int k = 1; k <= 9; k += 2)
            {
                sum += Math.Exp(-k * k * Math.PI * Math.PI / (8 * z * z));
            }

            return 1 - (Math.Sqrt(2 * Math.PI) / z * sum);
        }

        for (int k = 1; k <= 6; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * z * z);
        }

        return Math.Clamp(sum, 0, 1);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
