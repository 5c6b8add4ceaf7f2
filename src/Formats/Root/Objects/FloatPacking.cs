using System.Buffers.Binary;
using System.Globalization;

namespace Heppy.Formats.Root.Objects;

/// <summary>How a <c>Float16_t</c> or <c>Double32_t</c> is stored: by a range and a number of bits, or with fewer bits of mantissa.</summary>
/// <remarks>
/// The comment of a member, or the title of a leaf, ends with <c>[minimum, maximum, bits]</c>; the limits may hold
/// <c>pi</c>. Source: ROOT, <c>TStreamerElement::GetRange</c> and <c>TBufferFile::ReadWithFactor, ReadWithNbits</c>.
/// </remarks>
/// <param name="Minimum">Value of 0, where there is a range.</param>
/// <param name="Factor">Steps per unit, where there is a range; else 0.</param>
/// <param name="Bits">Bits of the mantissa, without a range; 0 for a plain float.</param>
internal readonly record struct FloatPacking(double Minimum, double Factor, int Bits)
{
    private const int DefaultBits = 12;

    /// <summary>Bytes of one value.</summary>
    public int Size => Factor != 0 || Bits == 0 ? 4 : 3;

    /// <summary>The packing that a comment or title asks for.</summary>
    /// <param name="text">The comment.</param>
    /// <param name="isFloat16">Whether the type is <c>Float16_t</c>, which is cut also without a comment.</param>
    public static FloatPacking Of(string text, bool isFloat16)
    {
        var plain = new FloatPacking(0, 0, isFloat16 ? DefaultBits : 0);
        int open = text.IndexOf('[', StringComparison.Ordinal);
        int close = open < 0 ? -1 : text.IndexOf(']', open);

        // An array's length may stand first: "x[3][0,1,10]".
        while (close > 0 && !text.AsSpan(open, close - open).Contains(',') && (open = text.IndexOf('[', close)) > 0)
        {
            close = text.IndexOf(']', open);
        }

        if (open < 0 || close < 0)
        {
            return plain;
        }

        string[] parts = text[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
        {
            return plain;
        }

        int bits = parts.Length > 2 && int.TryParse(parts[2], CultureInfo.InvariantCulture, out int given) ? given : 32;
        bits = bits is < 2 or > 32 ? 32 : bits;
        double minimum = Limit(parts[0]);
        double maximum = Limit(parts[1]);
        if (minimum < maximum)
        {
            double steps = bits < 32 ? 1L << bits : 0xffffffffL;
            return new FloatPacking(minimum, steps / (maximum - minimum), 0);
        }

        return bits < 15 ? new FloatPacking(0, 0, bits) : plain;
    }

    /// <summary>Reads a value.</summary>
    /// <param name="bytes">As many as <see cref="Size"/>.</param>
    public double Read(ReadOnlySpan<byte> bytes)
    {
        if (Factor != 0)
        {
            return (BinaryPrimitives.ReadUInt32BigEndian(bytes) / Factor) + Minimum;
        }

        if (Bits == 0)
        {
            return BinaryPrimitives.ReadSingleBigEndian(bytes);
        }

        int mantissa = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        int value = (bytes[0] << 23) | ((mantissa & ((1 << (Bits + 1)) - 1)) << (23 - Bits));
        float number = BitConverter.Int32BitsToSingle(value);
        return ((1 << (Bits + 1)) & mantissa) != 0 ? -number : number;
    }

    private static double Limit(string text)
    {
        if (double.TryParse(text, CultureInfo.InvariantCulture, out double number))
        {
            return number;
        }

        string plain = text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        double sign = plain.StartsWith('-') ? -1 : 1;
        return sign * plain.TrimStart('-', '+') switch
        {
            "pi" => Math.PI,
            "2pi" or "2*pi" or "twopi" => 2 * Math.PI,
            "pi/2" => Math.PI / 2,
            "pi/4" => Math.PI / 4,
            _ => 0,
        };
    }
}
