using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>Numbers of a few bits each, packed from the lowest bit of the first byte on.</summary>
internal static class BitPacking
{
    private static readonly ulong[] _ofOneBit = [.. Enumerable.Range(0, 256).Select(b => Spread(b, 1))];
    private static readonly ulong[] _ofTwoBits = [.. Enumerable.Range(0, 256).Select(b => Spread(b, 2))];

    // With up to seven bits before it, such a number is in four bytes, and four of them are in sixteen.
    private const int WidestOfEight = 25;

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
        if ((typeof(T) == typeof(int) || typeof(T) == typeof(uint)) && Avx2.IsSupported && width is > 0 and <= WidestOfEight)
        {
            i = UnpackEights(packed, width, MemoryMarshal.Cast<T, int>(numbers));
        }

        long bit = (long)i * width;
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

    /// <summary>Unpacks eight numbers at a time, as long as all that is read is there: each half of a vector has the bytes of four of them.</summary>
    /// <returns>How many were unpacked.</returns>
    /// <remarks>2026-11: 17 bits, places in a dictionary of 100,000 numbers, one at a time before: see docs/performance.md.</remarks>
    private static int UnpackEights(ReadOnlySpan<byte> packed, int width, Span<int> numbers)
    {
        // Of each number: the bytes it is in, in its half, and how far it is from the lowest bit of these.
        int second = width / 2;
        Span<byte> bytes = stackalloc byte[32];
        Span<uint> shifts = stackalloc uint[8];
        for (int n = 0; n < 8; n++)
        {
            int start = n < 4 ? n * width : (n * width) - (8 * second);
            shifts[n] = (uint)(start & 7);
            for (int b = 0; b < 4; b++)
            {
                bytes[(4 * n) + b] = (byte)((start >> 3) + b);
            }
        }

        var where = Vector256.Create<byte>(bytes);
        var shift = Vector256.Create<uint>(shifts);
        var mask = Vector256.Create((1u << width) - 1);
        int i = 0;
        for (int at = 0; i + 8 <= numbers.Length && at + second + 16 <= packed.Length; i += 8, at += width)
        {
            var both = Vector256.Create(Vector128.Create(packed[at..]), Vector128.Create(packed[(at + second)..]));
            (Avx2.ShiftRightLogicalVariable(Avx2.Shuffle(both, where).AsUInt32(), shift) & mask).AsInt32().CopyTo(numbers[i..]);
        }

        return i;
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
