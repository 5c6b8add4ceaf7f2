using MathNet.Numerics;

namespace Heppy;

/// <summary>How well two histograms agree, bin by bin.</summary>
/// <param name="Value">Chi-square.</param>
/// <param name="Degrees">Degrees of freedom.</param>
/// <param name="Probability">Probability of a value so large or larger if both have the same parent; 1 without degrees of freedom.</param>
public readonly record struct ChiSquareTest(double Value, int Degrees, double Probability)
{
    /// <summary>Compares the contents of two independent histograms, of any weights, with normalisation.</summary>
    /// <remarks>Sum of (a - b)² over the sum of both variances; bins in which neither has a variance do not count.</remarks>
    /// <param name="a">Contents of the first.</param>
    /// <param name="varianceA">Their variances.</param>
    /// <param name="b">Contents of the second, as many.</param>
    /// <param name="varianceB">Their variances.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ChiSquareTest Compare(ReadOnlySpan<double> a, ReadOnlySpan<double> varianceA, ReadOnlySpan<double> b, ReadOnlySpan<double> varianceB)
    {
        if (a.Length != b.Length || a.Length != varianceA.Length || a.Length != varianceB.Length)
        {
            throw new ArgumentException($"Bins differ in number: {a.Length}, {varianceA.Length}, {b.Length}, {varianceB.Length}.");
        }

        double value = 0;
        int degrees = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double variance = varianceA[i] + varianceB[i];
            if (variance > 0)
            {
                value += (a[i] - b[i]) * (a[i] - b[i]) / variance;
                degrees++;
            }
        }

        return new ChiSquareTest(value, degrees, ProbabilityOf(value, degrees));
    }

    /// <summary>Probability of a chi-square so large or larger.</summary>
    /// <param name="value">Chi-square, 0 or more.</param>
    /// <param name="degrees">Degrees of freedom, 0 or more.</param>
    public static double ProbabilityOf(double value, int degrees) =>
        degrees == 0 || value <= 0 ? 1 : double.IsPositiveInfinity(value) ? 0 : SpecialFunctions.GammaUpperRegularized(degrees / 2.0, value / 2);
}
