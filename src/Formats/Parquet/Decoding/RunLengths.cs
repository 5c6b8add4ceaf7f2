using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>Runs of one number, and of bit-packed numbers, in turn. Source: Apache Parquet, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid".</summary>
internal static class RunLengths
{
    private const int BlockLength = 1024;               // indices that stay in the processor's first cache

    /// <summary>Bits of the numbers from 0 to the greatest.</summary>
    public static int Width(int greatest) => 32 - BitOperations.LeadingZeroCount((uint)greatest);

    /// <summary>Decodes numbers.</summary>
    /// <typeparam name="T">Byte for widths up to 8, else an integer of 32 bits.</typeparam>
    /// <param name="runs">The runs; bytes after the last number are left alone.</param>
    /// <param name="width">Bits of each number, 0 to 32.</param>
    /// <param name="numbers">Filled whole.</param>
    /// <exception cref="InvalidDataException">There are fewer numbers, or the width is impossible.</exception>
    public static void Decode<T>(ReadOnlySpan<byte> runs, int width, Span<T> numbers)
        where T : struct, IBinaryInteger<T>
    {
        Require(width, 8 * Unsafe.SizeOf<T>());
        while (!numbers.IsEmpty)
        {
            if (width is > 0 and <= 8)
            {
                ShortRuns(ref runs, ref numbers);
                if (numbers.IsEmpty)
                {
                    return;
                }
            }

            int count = Next(ref runs, width, numbers.Length, out uint value, out ReadOnlySpan<byte> packed);
            if (packed.IsEmpty)
            {
                numbers[..count].Fill(T.CreateTruncating(value));
            }
            else if (typeof(T) == typeof(byte))
            {
                BitPacking.Unpack(packed, width, MemoryMarshal.AsBytes(numbers[..count]));
            }
            else
            {
                BitPacking.Unpack<T>(packed, width, numbers[..count]);
            }

            numbers = numbers[count..];
        }
    }

    /// <summary>Decodes numbers that are places in a dictionary, and takes what is there.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="runs">The runs; bytes after the last number are left alone.</param>
    /// <param name="width">Bits of each number, 0 to 32.</param>
    /// <param name="dictionary">Values by number.</param>
    /// <param name="values">Filled whole.</param>
    /// <exception cref="InvalidDataException">There are fewer numbers, or the width is impossible.</exception>
    /// <exception cref="IndexOutOfRangeException">A number is not that of a value.</exception>
    public static void LookUp<T>(ReadOnlySpan<byte> runs, int width, ReadOnlySpan<T> dictionary, Span<T> values)
        where T : struct
    {
        Require(width, 32);
        Span<int> block = stackalloc int[BlockLength];
        while (!values.IsEmpty)
        {
            int count = Next(ref runs, width, values.Length, out uint value, out ReadOnlySpan<byte> packed);
            if (packed.IsEmpty)
            {
                values[..count].Fill(dictionary[(int)value]);
            }

            for (int done = 0; done < count && !packed.IsEmpty; done += BlockLength)
            {
                // A block of 1024 numbers ends with a byte, whatever their width.
                Span<int> places = block[..Math.Min(BlockLength, count - done)];
                BitPacking.Unpack(packed[(int)BitPacking.Size(done, width)..], width, places);
                Span<T> found = values.Slice(done, places.Length);
                for (int i = 0; i < places.Length; i++)
                {
                    found[i] = dictionary[places[i]];
                }
            }

            values = values[count..];
        }
    }

    /// <summary>Takes the next run.</summary>
    /// <returns>How many numbers it has, at most those that are wanted.</returns>
    private static int Next(ref ReadOnlySpan<byte> runs, int width, int wanted, out uint value, out ReadOnlySpan<byte> packed)
    {
        var reader = new CompactReader(runs);
        ulong header = reader.Unsigned();
        runs = runs[reader.Position..];
        bool isPacked = (header & 1) != 0;
        ulong length = (header >> 1) * (isPacked ? 8ul : 1ul);
        value = 0;
        packed = default;
        if (isPacked && width > 0)
        {
            int count = (int)Math.Min(length, (ulong)wanted);
            int size = (int)Math.Min(BitPacking.Size((long)Math.Min(length, int.MaxValue), width), runs.Length);
            packed = runs[..size];
            runs = runs[size..];
            return size >= BitPacking.Size(count, width) ? count : throw new InvalidDataException("Packed numbers are cut off.");
        }

        for (int i = 0; i < (isPacked ? 0 : (width + 7) / 8); i++)
        {
            value |= (uint)runs[i] << (8 * i);
        }

        runs = runs[(isPacked ? 0 : (width + 7) / 8)..];
        return (int)Math.Min(length, (ulong)wanted);
    }

    /// <summary>
    /// Takes runs of one number that are shorter than a vector: lists of a few elements have levels of that kind. The vector is written
    /// whole, and what is too much is written over by the next run.
    /// </summary>
    /// <remarks>2026-11, lists of 0 to 5 elements as Parquet.Net writes them, on one core: see docs/performance.md.</remarks>
    private static void ShortRuns<T>(ref ReadOnlySpan<byte> runs, ref Span<T> numbers)
        where T : struct, IBinaryInteger<T>
    {
        int at = 0;
        int written = 0;
        while (numbers.Length - written >= Vector256<T>.Count && at + 1 < runs.Length)
        {
            int header = runs[at];
            int count = header >> 1;
            if ((header & 0x81) != 0 || count > Vector256<T>.Count)
            {
                break;
            }

            Vector256.Create(T.CreateTruncating(runs[at + 1])).CopyTo(numbers[written..]);
            written += count;
            at += 2;
        }

        runs = runs[at..];
        numbers = numbers[written..];
    }

    private static void Require(int width, int most)
    {
        if (width < 0 || width > most)
        {
            throw new InvalidDataException($"Numbers of {width} bits are announced.");
        }
    }
}
