using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>Numbers of a few bits each, packed from the lowest bit of the first byte on.</summary>
internal static class BitPacking
{
    private static readonly ulong[] _ofOneBit = [.. Enumerable.Range(0, 256).Select(b => Spread(b, 1))];
    private static readonly ulong[] _ofTwoBits = [.. Enumerable.Range(0, 256).Select(b => Spread(b, 2))];

    /// <summary>Bytes of so many numbers.</summary>
    public static long Size(long count, int width) => ((count * width) + 7) / 8;

    /// <summary>Unpacks numbers of 0 to 8 bits.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public static void Unpack(ReadOnlySpan<byte> packed, int width, Span<byte> numbers)
    {
        if (width is not (1 or 2))
        {
            Unpack<byte>(packed, width, numbers);
            return;
        }

        Require(packed, width, numbers.Length);
        int perByte = 8 / width;
        int whole = numbers.Length / perByte;
        if (width == 1)
        {
            Span<ulong> eight = MemoryMarshal.Cast<byte, ulong>(numbers[..(whole * 8)]);
            for (int i = 0; i < eight.Length; i++)
            {
                eight[i] = _ofOneBit[packed[i]];
            }
        }
        else
        {
            Span<uint> four = MemoryMarshal.Cast<byte, uint>(numbers[..(whole * 4)]);
            for (int i = 0; i < four.Length; i++)
            {
                four[i] = (uint)_ofTwoBits[packed[i]];
            }
        }

        for (int i = whole * perByte; i < numbers.Length; i++)
        {
            numbers[i] = (byte)((packed[whole] >> ((i % perByte) * width)) & ((1 << width) - 1));
        }
    }

    /// <summary>Unpacks numbers of 0 to 64 bits.</summary>
    /// <typeparam name="T">An unsigned type, or one whose sign is the business of the caller.</typeparam>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public static void Unpack<T>(ReadOnlySpan<byte> packed, int width, Span<T> numbers)
        where T : struct, IBinaryInteger<T>
    {
        Require(packed, width, numbers.Length);
        ulong mask = width == 64 ? ulong.MaxValue : (1ul << width) - 1;
        int i = 0;
        long bit = 0;
        if (width <= 56)
        {
            // One read of eight bytes has all bits of a number, wherever in its first byte it starts.
            for (; i < numbers.Length && (bit >> 3) + 8 <= packed.Length; i++, bit += width)
            {
                ulong word = BinaryPrimitives.ReadUInt64LittleEndian(packed[(int)(bit >> 3)..]);
                numbers[i] = T.CreateTruncating((word >> (int)(bit & 7)) & mask);
            }
        }

        for (; i < numbers.Length; i++, bit += width)
        {
            UInt128 word = 0;
            int first = (int)(bit >> 3);
            int last = (int)((bit + width + 7) >> 3);
            for (int b = first; b < last; b++)
            {
                word |= (UInt128)packed[b] << (8 * (b - first));
            }

            numbers[i] = T.CreateTruncating((ulong)(word >> (int)(bit & 7)) & mask);
        }
    }

    private static void Require(ReadOnlySpan<byte> packed, int width, int count)
    {
        if (Size(count, width) > packed.Length)
        {
            throw new InvalidDataException("Packed numbers are cut off.");
        }
    }

    private static ulong Spread(int packed, int width) => Enumerable.Range(0, 8 / width)
        .Aggregate(0ul, (all, i) => all | ((ulong)((packed >> (i * width)) & ((1 << width) - 1)) << (8 * i)));
}
