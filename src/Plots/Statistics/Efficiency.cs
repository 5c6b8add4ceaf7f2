using MathNet.Numerics.Distributions;

namespace Heppy;

/// <summary>A fraction of events that pass, with its interval.</summary>
/// <param name="Value">Passed over all; NaN if there are none.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct Efficiency(double Value, double Low, double High)
{
    /// <summary>Probability content of one standard deviation of a normal distribution.</summary>
    public const double OneSigma = 0.682689492137086;

    /// <summary>The interval of Clopper and Pearson, which covers the true value with at least its level.</summary>
    /// <remarks>C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404: quantiles of beta distributions.</remarks>
    /// <param name="passed">Events that passed, 0 to <paramref name="all"/>.</param>
    /// <param name="all">All events.</param>
    /// <param name="level">Level of confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">More events passed than there are, or a number is out of range.</exception>
    public static Efficiency ClopperPearson(long passed, long all, double level = OneSigma)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passed, all);
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), $"The level {level} is not between 0 and 1.");
        }

        return all == 0 ? new Efficiency(double.NaN, 0, 1) : Interval(passed, all, level);
    }

    /// <summary>The same for weighted events: as many unweighted ones as have the same relative error (their effective number).</summary>
    /// <param name="passed">Sum of weights of the events that passed.</param>
    /// <param name="all">Sum of weights of all events.</param>
    /// <param name="squares">Sum of squared weights of all events.</param>
    /// <param name="level">Level of confidence, between 0 and 1.</param>
    /// <returns>NaN where weights of both signs make a fraction that is none.</returns>
    public static Efficiency Weighted(double passed, double all, double squares, double level = OneSigma)
    {
        double value = passed / all;
        if (!(value is >= 0 and <= 1) || !(squares > 0))
        {
            return new Efficiency(double.NaN, 0, 1);
        }

        double events = all * all / squares;
        return Interval(value * events, events, level) with { Value = value };
    }

    private static Efficiency Interval(double passed, double all, double level)
    {
        double tail = (1 - level) / 2;
        return new Efficiency(
            passed / all,
            passed <= 0 ? 0 : Beta.InvCDF(passed, all - passed + 1, tail),
            passed >= all ? 1 : Beta.InvCDF(passed + 1, all - passed, 1 - tail));
    }
}
