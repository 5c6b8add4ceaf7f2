using System.Numerics;

namespace Heppy.Physics;

/// <summary>Exact conversions between doubles and integers in units of a power of two.</summary>
internal static class ExactNumber
{
    /// <summary>Exponent of the smallest positive double: every double is an integer multiple of
    /// 2^-1074.</summary>
    internal const int SmallestExponent = -1074;

    /// <summary>A finite double as an integer in units of 2^-1074.</summary>
    internal static BigInteger FromDouble(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        BigInteger magnitude = exponent == 0
            ? mantissa
            : (BigInteger)(mantissa | (1L << 52)) << (exponent - 1);
        return bits < 0 ? -magnitude : magnitude;
    }

    /// <summary>An integer in units of 2^-1074, rounded once to the nearest double, ties to even.</summary>
    /// <returns>Infinity of the right sign above the largest double; +0 for zero.</returns>
    internal static double ToDouble(BigInteger n)
    {
        if (n.IsZero)
        {
            return 0;
        }
        var magnitude = BigInteger.Abs(n);
        long length = magnitude.GetBitLength();
        if (length <= 53)
        {
            // Mantissas up to 53 bits in these units are subnormals and the first normal binade: the bits themselves.
            double exact = BitConverter.Int64BitsToDouble((long)magnitude);
            return n.Sign < 0 ? -exact : exact;
        }
        int dropped = (int)Math.Min(length - 53, 4096);
        var kept = (long)(magnitude >> dropped);
        var rest = magnitude - ((BigInteger)kept << dropped);
        int half = rest.CompareTo(BigInteger.One << (dropped - 1));
        if (half > 0 || (half == 0 && (kept & 1) == 1))
        {
            kept++;         // may become 2^53: the sum below carries into the exponent
        }
        long biased = dropped + 1;
        double value = biased > 2046
            ? double.PositiveInfinity
            : BitConverter.Int64BitsToDouble((biased << 52) + (kept - (1L << 52)));
        return n.Sign < 0 ? -value : value;
    }

    /// <summary>An integer in units of 2^(shift - 1074), rounded as by <see cref="ToDouble"/>, unless it is subnormal or near the largest double.</summary>
    /// <returns>Whether it was; 2026-11, two cores: 10 ns, with big integers 200.</returns>
    internal static bool TryToDouble(Int128 n, int shift, out double value)
    {
        value = 0;
        if (n == 0)
        {
            return true;
        }
        var magnitude = (UInt128)Int128.Abs(n);
        int dropped = 128 - (int)UInt128.LeadingZeroCount(magnitude) - 53;
        long biased = dropped + shift + 1L;
        if (biased is < 1 or > 2045)
        {
            return false;
        }
        long kept = (long)(dropped > 0 ? magnitude >> dropped : magnitude << -dropped);
        if (dropped > 0)
        {
            UInt128 rest = magnitude - ((UInt128)kept << dropped);
            UInt128 half = UInt128.One << (dropped - 1);
            kept += rest > half || (rest == half && (kept & 1) == 1) ? 1 : 0;
        }
        double positive = BitConverter.Int64BitsToDouble((biased << 52) + (kept - (1L << 52)));
        value = n < 0 ? -positive : positive;
        return true;
    }

    /// <summary>As <see cref="Expand"/>, for an integer in units of 2^(shift - 1074) of which no part is subnormal or near the largest double.</summary>
    /// <param name="n">The integer.</param>
    /// <param name="shift">0 or more.</param>
    /// <param name="parts">Room for 3 parts, which 126 bits have at most.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>Whether there are no such parts, and room for all; 2026-11, two cores: 30 ns, with big integers 1 us.</returns>
    internal static bool TryExpand(Int128 n, int shift, Span<double> parts, out int count)
    {
        for (count = 0; n != 0; count++)
        {
            if (count == parts.Length || !TryToDouble(n, shift, out double part) || !SumWords.TryToInteger(part, shift + 1, out var taken))
            {
                return false;
            }
            parts[count] = part;
            n -= taken;
        }
        return true;
    }

    /// <summary>The canonical expansion of an integer in units of 2^-1074: each part is the correctly rounded
    /// rest.</summary>
    /// <returns>Parts of falling magnitude whose exact sum is the number; empty for zero.</returns>
    internal static double[] Expand(BigInteger n)
    {
        List<double> parts = [];
        while (!n.IsZero)
        {
            // Beyond the largest double the largest one is taken off, so that an expansion never holds an infinity.
            double part = Math.Clamp(ToDouble(n), -double.MaxValue, double.MaxValue);
            parts.Add(part);
            n -= FromDouble(part);
        }
        return [.. parts];
    }
}
