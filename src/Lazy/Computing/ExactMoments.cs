using System.Numerics;
using Heppy.Physics;

namespace Heppy.Lazy.Computing;

/// <summary>A variance from exact sums, in whole numbers: nothing is lost where the spread is far below the mean.</summary>
internal static class ExactMoments
{
    private const int Digits = 128;                     // bits of the quotient that are kept

    /// <summary>(n Σx² - (Σx)²) / (n (n - d)).</summary>
    /// <param name="sums">Sum of values (0), and of squares (1).</param>
    /// <param name="count">Number of values, above <paramref name="lessDegrees"/>.</param>
    /// <param name="lessDegrees">d.</param>
    internal static double Variance(ReproducibleSums sums, long count, int lessDegrees)
    {
        double[] values = sums.Expansion(0);
        double[] squares = sums.Expansion(1);
        int unit = Math.Min(Lowest(values), (Lowest(squares) - 1) / 2);
        BigInteger sum = Whole(values, unit);
        BigInteger numerator = (Whole(squares, 2 * unit) * count) - (sum * sum);
        if (numerator.Sign <= 0)
        {
            return 0;
        }

        BigInteger denominator = (BigInteger)count * (count - lessDegrees);
        int shift = (int)Math.Max(0, Digits - numerator.GetBitLength() + denominator.GetBitLength());
        BigInteger quotient = (numerator << shift) / denominator;
        int excess = (int)Math.Max(0, quotient.GetBitLength() - Digits);
        return Math.ScaleB((double)(quotient >> excess), excess - shift + (2 * unit));
    }

    /// <summary>Exponent of the smallest bit that any of the numbers can have.</summary>
    private static int Lowest(double[] parts) => parts.Length == 0 ? 0 : parts.Min(p => Math.ILogB(p)) - 52;

    private static BigInteger Whole(double[] parts, int unit)
    {
        BigInteger total = BigInteger.Zero;
        foreach (double part in parts)
        {
            int own = Math.ILogB(part) - 52;
            total += new BigInteger(Math.ScaleB(part, -own)) << (own - unit);
        }

        return total;
    }
}
