using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heppy.Physics;

/// <summary>The two signed words of a fixed-point number: value = (low + high * 2^52) units.</summary>
/// <remarks>
/// A unit is given by its anchor, the biased exponent of a double whose last bit is one unit: 2^(anchor -
/// 1075). A double is split by arithmetic that rounds nowhere but where it is meant to: scaled so that 1 is
/// 2^52 units, adding and subtracting 1.5 * 2^52 rounds it to an integer, the high word, and leaves the low
/// word as the rest; the integers are read from the bits of the shifted numbers, as consecutive doubles there
/// have consecutive bits.
/// </remarks>
internal static class SumWords
{
    internal const int WordBits = 52;

    /// <summary>No unit is chosen yet: no value fits.</summary>
    internal const int NoAnchor = 1 << 20;

    /// <summary>Beyond this a word must be carried; one addition cannot go from below it to an
    /// overflow.</summary>
    internal const long WordLimit = 1L << 62;

    /// <summary>1.5 * 2^52: doubles from 2^52 to 2^53 are the integers.</summary>
    internal const double Shifter = 6755399441055744;

    /// <summary>2^52.</summary>
    internal const double WordSize = 4503599627370496;

    /// <summary>A scaled value fits from 1 (its last bit is a unit or more) to below 2^51.</summary>
    internal const double Largest = WordSize / 2;

    /// <summary>So many values, each of which adds at most 2^51 to a word, cannot bring one from its limit to an overflow.</summary>
    internal const int Piece = 1024;

    private const int LowestAnchor = 1;
    private const int HighestAnchor = 2000;
    private const int Middle = 25;
    private const long CarriedLimit = WordLimit / 2;
    private const int LargestShift = 58;                // 53 bits of a mantissa and these are below the 113 that words hold when carried

    /// <summary>The anchor that puts a value in the middle of the window.</summary>
    internal static int AnchorFor(double x)
    {
        int exponent = (int)(BitConverter.DoubleToInt64Bits(x) >> 52) & 0x7FF;
        return Math.Clamp(exponent - Middle, LowestAnchor, HighestAnchor);
    }

    /// <summary>The factor that makes 2^52 units 1; 0, with which nothing fits, for no anchor.</summary>
    internal static double ScaleFor(int anchor) =>
        anchor == NoAnchor ? 0 : BitConverter.Int64BitsToDouble((2046L - anchor) << 52);

    /// <summary>The words (low, high) of a value, to be used only if it fits the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<long> Split(double x, double scale, out bool fits)
    {
        double y = x * scale;
        double high = y + Shifter;
        double low = (y - (high - Shifter)) * WordSize + Shifter;
        fits = Math.Abs(y) is >= 1 and < Largest;       // not for NaN either
        return Vector128.Create(low, high).AsInt64() - Vector128.Create(Shifter).AsInt64();
    }

    /// <summary>The sum of the words of up to <see cref="Piece"/> values, or false when one does not fit the window.</summary>
    internal static bool TrySplit(ReadOnlySpan<double> values, double scale, out Vector128<long> words)
    {
        var (low, high) = (Vector512<long>.Zero, Vector512<long>.Zero);
        var misfits = Vector512<double>.Zero;
        int i = 0;
        for (; Vector256.IsHardwareAccelerated && i <= values.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            // Split for eight at once; a zero adds nothing, and fits.
            var x = Vector512.Create(values[i..]);
            var y = x * scale;
            var rounded = y + Vector512.Create(Shifter);
            var rest = (y - (rounded - Vector512.Create(Shifter))) * WordSize + Vector512.Create(Shifter);
            high += rounded.AsInt64() - Vector512.Create(Shifter).AsInt64();
            low += rest.AsInt64() - Vector512.Create(Shifter).AsInt64();
            var size = Vector512.Abs(y);
            var fits = Vector512.GreaterThanOrEqual(size, Vector512.Create(1.0)) & Vector512.LessThan(size, Vector512.Create(Largest));
            misfits |= ~(fits | Vector512.Equals(x, Vector512<double>.Zero));
        }

        words = Vector128.Create(Vector512.Sum(low), Vector512.Sum(high));
        bool allFit = misfits.AsInt64() == Vector512<long>.Zero;
        for (; i < values.Length; i++)
        {
            words += Split(values[i], scale, out bool fits);
            allFit &= fits || values[i] == 0;
        }

        return allFit;
    }

    /// <summary>A double as a whole number of units, or false when it is none, or so large that it may not fit the words.</summary>
    internal static bool TryToInteger(double x, int anchor, out Int128 units)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long mantissa = (bits & 0xF_FFFF_FFFF_FFFF) | (exponent == 0 ? 0 : 1L << 52);
        int shift = Math.Max(exponent, 1) - anchor;
        units = 0;
        if (shift > LargestShift || (shift < 0 && long.TrailingZeroCount(mantissa) < -shift))
        {
            return false;
        }
        Int128 magnitude = shift >= 0 ? (Int128)mantissa << shift : mantissa >> -shift;
        units = bits < 0 ? -magnitude : magnitude;
        return true;
    }

    internal static Int128 ToInteger(Vector128<long> words) => ((Int128)words[1] << WordBits) + words[0];

    /// <summary>The words of an integer with everything carried, or false when the high one would be too
    /// large.</summary>
    internal static bool TrySplit(Int128 n, out Vector128<long> words)
    {
        var high = n >> WordBits;
        words = Vector128.Create((long)(n - (high << WordBits)), (long)high);
        return high > -CarriedLimit && high < CarriedLimit;
    }
}
