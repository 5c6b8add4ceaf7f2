using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Heppy.Formats.Root.NTuples;

/// <summary>Decodes the elements of one page to the type that <see cref="ColumnTypes.Native"/> says.</summary>
/// <remarks>
/// Split: the first bytes of all elements, then the second ones, and so on. Zigzag: x is stored as 2x, or -2x - 1 if
/// negative. Delta: each element but the first is stored as the difference to the one before. Numbers of other than
/// whole bytes are packed one after another, least significant bits first. Source: RNTuple binary format
/// specification 1.0, "Column Description".
/// </remarks>
internal static class PageEncoding
{
    /// <summary>Bytes of a page.</summary>
    public static long LengthOf(int bits, int elements) => (((long)bits * elements) + 7) / 8;

    /// <summary>Decodes a page.</summary>
    /// <typeparam name="T">The native type.</typeparam>
    /// <param name="column">Column that the page is of.</param>
    /// <param name="page">The unpacked bytes: <see cref="LengthOf"/> of them.</param>
    /// <param name="values">The elements.</param>
    public static void Decode<T>(NTupleColumn column, ReadOnlySpan<byte> page, Span<T> values)
        where T : unmanaged
    {
        Span<byte> raw = MemoryMarshal.AsBytes(values);
        switch (column.Type)
        {
            case ColumnType.Bit:
                for (int i = 0; i < raw.Length; i++)
                {
                    raw[i] = (byte)((page[i >> 3] >> (i & 7)) & 1);
                }

                break;
            case ColumnType.Real16 or ColumnType.SplitReal16:
                Halves(page, MemoryMarshal.Cast<T, float>(values), column.Type == ColumnType.SplitReal16);
                break;
            case ColumnType.Real32Trunc:
                Truncated(page, MemoryMarshal.Cast<T, float>(values), column.Bits);
                break;
            case ColumnType.Real32Quant:
                Quantized(page, values, column);
                break;
            case >= ColumnType.SplitInt16 and <= ColumnType.SplitIndex64:
                Unsplit(page, raw, ColumnTypes.Width(column.Type));
                Undo(column.Type, raw);
                break;
            default:
                page.CopyTo(raw);
                break;
        }
    }

    private static void Unsplit(ReadOnlySpan<byte> page, Span<byte> raw, int width)
    {
        int count = raw.Length / width;
        if (width == 4)
        {
            // The most frequent width: whole numbers instead of single bytes.
            Span<uint> numbers = MemoryMarshal.Cast<byte, uint>(raw);
            ReadOnlySpan<byte> b0 = page[..count], b1 = page.Slice(count, count), b2 = page.Slice(2 * count, count), b3 = page.Slice(3 * count, count);
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = b0[i] | ((uint)b1[i] << 8) | ((uint)b2[i] << 16) | ((uint)b3[i] << 24);
            }

            return;
        }

        for (int b = 0; b < width; b++)
        {
            ReadOnlySpan<byte> bytes = page.Slice(b * count, count);
            for (int i = 0; i < bytes.Length; i++)
            {
                raw[(i * width) + b] = bytes[i];
            }
        }
    }

    private static void Undo(ColumnType type, Span<byte> raw)
    {
        switch (type)
        {
            case ColumnType.SplitInt16:
                foreach (ref ushort x in MemoryMarshal.Cast<byte, ushort>(raw))
                {
                    x = (ushort)((x >> 1) ^ -(x & 1));
                }

                break;
            case ColumnType.SplitInt32:
                foreach (ref uint x in MemoryMarshal.Cast<byte, uint>(raw))
                {
                    x = (x >> 1) ^ (uint)-(int)(x & 1);
                }

                break;
            case ColumnType.SplitInt64:
                foreach (ref ulong x in MemoryMarshal.Cast<byte, ulong>(raw))
                {
                    x = (x >> 1) ^ (ulong)-(long)(x & 1);
                }

                break;
            case ColumnType.SplitIndex32:
                uint sum = 0;
                foreach (ref uint x in MemoryMarshal.Cast<byte, uint>(raw))
                {
                    x = sum += x;
                }

                break;
            case ColumnType.SplitIndex64:
                ulong total = 0;
                foreach (ref ulong x in MemoryMarshal.Cast<byte, ulong>(raw))
                {
                    x = total += x;
                }

                break;
        }
    }

    private static void Halves(ReadOnlySpan<byte> page, Span<float> values, bool isSplit)
    {
        (int step, int second) = isSplit ? (1, values.Length) : (2, 1);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)BitConverter.UInt16BitsToHalf((ushort)(page[i * step] | (page[(i * step) + second] << 8)));
        }
    }

    private static void Truncated(ReadOnlySpan<byte> page, Span<float> values, int bits)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BitConverter.UInt32BitsToSingle(Bits(page, i, bits) << (32 - bits));
        }
    }

    private static void Quantized<T>(ReadOnlySpan<byte> page, Span<T> values, NTupleColumn column)
        where T : unmanaged
    {
        double step = (column.Maximum - column.Minimum) / ((1UL << column.Bits) - 1);
        for (int i = 0; i < values.Length; i++)
        {
            double value = (Bits(page, i, column.Bits) * step) + column.Minimum;
            values[i] = typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;
        }
    }

    private static uint Bits(ReadOnlySpan<byte> page, int index, int bits)
    {
        long first = (long)index * bits;
        int start = (int)(first >> 3);
        ulong word;
        if (page.Length - start >= 8)
        {
            word = BinaryPrimitives.ReadUInt64LittleEndian(page[start..]);
        }
        else
        {
            word = 0;
            for (int i = page.Length - 1; i >= start; i--)
            {
                word = (word << 8) | page[i];
            }
        }

        return (uint)((word >> (int)(first & 7)) & ((1UL << bits) - 1));
    }
}
