using MathNet.Numerics.Distributions;

namespace Heppy;

/// <summary>The interval for the mean of a Poisson distribution, from a count.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct PoissonInterval(double Low, double High)
{
    /// <summary>Counts up to which intervals are remembered.</summary>
    private const int Most = 4096;

    private static readonly PoissonInterval[] OfOneSigma = new PoissonInterval[Most];

    /// <summary>The central interval of Garwood, which covers the true mean with at least its level; of 0 the upper end is that of a central interval.</summary>
    /// <remarks>F. Garwood, Biometrika 28 (1936) 437: half of quantiles of chi-square distributions with 2n and 2n+2 degrees of freedom.</remarks>
    /// <param name="count">Number of events, 0 or more; whole.</param>
    /// <param name="level">Level of confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static PoissonInterval Garwood(double count, double level = Efficiency.OneSigma)
    {
        if (!(count >= 0 && double.IsFinite(count)))
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"The count {count} is not 0 or more.");
        }

        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), $"The level {level} is not between 0 and 1.");
        }

        if (level != Efficiency.OneSigma || count >= Most || count != Math.Floor(count))
        {
            return Compute(count, level);
        }

        // Two threads that compute the same interval write the same numbers; High is written last and is never 0.
        PoissonInterval known = OfOneSigma[(int)count];
        return known.High > 0 && (known.Low > 0 || count == 0) ? known : OfOneSigma[(int)count] = Compute(count, level);
    }

    private static PoissonInterval Compute(double count, double level)
    {
        double tail = (1 - level) / 2;
        return new PoissonInterval(count == 0 ? 0 : Quantile(count, tail), Quantile(count + 1, 1 - tail));
    }

    /// <summary>Quantile of the gamma distribution of a shape and scale 1.</summary>
    private static double Quantile(double shape, double probability)
    {
        // Wilson and Hilferty, Proc. Natl. Acad. Sci. 17 (1931) 684: from here on their formula errs by less than 1e-9 of the value.
        if (shape < 1e6)
        {
            return Gamma.InvCDF(shape, 1, probability);
        }

        double cube = 1 - (1 / (9 * shape)) + (Normal.InvCDF(0, 1, probability) / (3 * Math.Sqrt(shape)));
        return shape * cube * cube * cube;
    }
}
