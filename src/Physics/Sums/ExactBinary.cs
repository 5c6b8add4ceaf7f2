using System.Numerics;

namespace Heppy.Physics;

/// <summary>Conversion between doubles and integers in units of a power of two, without error.</summary>
internal static class ExactBinary
{
    /// <summary>A finite double in units of 2^<paramref name="unit"/>, which must divide it: unit -1074 always does.</summary>
    internal static BigInteger Scaled(double value, int unit)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        (mantissa, exponent) = exponent == 0 ? (mantissa, -1074) : (mantissa | (1L << 52), exponent - 1075);
        return (BigInteger)(bits < 0 ? -mantissa : mantissa) << (exponent - unit);
    }

    /// <summary>The double nearest to an integer in units of 2^<paramref name="unit"/>; halfway cases go to the even one.</summary>
    internal static double Round(BigInteger scaled, int unit)
    {
        if (scaled.IsZero)
        {
            return 0;
        }

        BigInteger magnitude = BigInteger.Abs(scaled);
        long length = magnitude.GetBitLength();
        // Subnormal results have fewer bits: nothing below 2^-1074 is kept.
        int drop = (int)Math.Max(length - 53, -1074 - unit);
        if (drop > 0)
        {
            BigInteger half = BigInteger.One << (drop - 1);
            BigInteger kept = magnitude >> drop;
            BigInteger rest = magnitude - (kept << drop);
            if (rest > half || (rest == half && !kept.IsEven))
            {
                kept += 1;
            }

            magnitude = kept;
        }
        else
        {
            drop = 0;
        }

        double result = Math.ScaleB((double)(ulong)magnitude, drop + unit);
        return scaled.Sign < 0 ? -result : result;
    }
}
