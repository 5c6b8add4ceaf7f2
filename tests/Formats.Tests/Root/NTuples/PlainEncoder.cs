using System.Globalization;
using Heppy.Formats.Root.NTuples;

namespace Heppy.Formats.Tests.Root.NTuples;

/// <summary>Encodes elements as the specification says, one bit at a time: slow, and plain to see.</summary>
internal static class PlainEncoder
{
    /// <summary>The bytes of a page.</summary>
    public static byte[] Encode(ColumnType type, int bits, IEnumerable<object> values, double minimum = 0, double maximum = 0)
    {
        ulong[] raw = [.. values.Select(v => Raw(type, bits, v, minimum, maximum))];
        if (type is ColumnType.SplitIndex32 or ColumnType.SplitIndex64)
        {
            raw = [.. raw.Select((x, i) => i == 0 ? x : x - raw[i - 1])];
        }

        if (type is ColumnType.SplitInt16 or ColumnType.SplitInt32 or ColumnType.SplitInt64)
        {
            raw = [.. raw.Select(x => (long)x >= 0 ? x * 2 : (ulong)((-((long)x + 1) * 2) + 1))];
        }

        bool isSplit = type is >= ColumnType.SplitInt16 and <= ColumnType.SplitIndex64;
        return isSplit
            ? [.. Enumerable.Range(0, bits / 8).SelectMany(b => raw.Select(x => (byte)(x >> (8 * b))))]
            : Pack(raw, bits);
    }

    private static byte[] Pack(ulong[] raw, int bits)
    {
        byte[] bytes = new byte[((raw.Length * bits) + 7) / 8];
        for (int i = 0; i < raw.Length * bits; i++)
        {
            ulong bit = (raw[i / bits] >> (i % bits)) & 1;
            bytes[i / 8] |= (byte)(bit << (i % 8));
        }

        return bytes;
    }

    private static ulong Raw(ColumnType type, int bits, object value, double minimum, double maximum) => type switch
    {
        ColumnType.Bit => (bool)value ? 1UL : 0,
        ColumnType.Real16 or ColumnType.SplitReal16 => BitConverter.HalfToUInt16Bits((Half)(float)value),
        ColumnType.Real32 or ColumnType.SplitReal32 => BitConverter.SingleToUInt32Bits((float)value),
        ColumnType.Real64 or ColumnType.SplitReal64 => BitConverter.DoubleToUInt64Bits((double)value),
        ColumnType.Real32Trunc => BitConverter.SingleToUInt32Bits((float)value) >> (32 - bits),
        ColumnType.Real32Quant => (ulong)Math.Round((Convert.ToDouble(value, CultureInfo.InvariantCulture) - minimum)
            / (maximum - minimum) * (Math.Pow(2, bits) - 1)),
        _ when value is ulong large => large,
        _ => (ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };
}
