using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>Runs of one number, and of bit-packed numbers, in turn. Source: Apache Parquet, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid".</summary>
internal static class RunLengths
{
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
        if (width < 0 || width > 8 * Unsafe.SizeOf<T>())
        {
            throw new InvalidDataException($"Numbers of {width} bits are announced.");
        }

        while (!numbers.IsEmpty)
        {
            var reader = new CompactReader(runs);
            ulong header = reader.Unsigned();
            runs = runs[reader.Position..];
            ulong length = (header >> 1) * ((header & 1) == 0 ? 1ul : 8ul);
            int count = (int)Math.Min(length, (ulong)numbers.Length);
            if ((header & 1) == 0)
            {
                int bytes = (width + 7) / 8;
                uint value = 0;
                for (int i = 0; i < bytes; i++)
                {
                    value |= (uint)runs[i] << (8 * i);
                }

                runs = runs[bytes..];
                numbers[..count].Fill(T.CreateTruncating(value));
            }
            else
            {
                Unpack(runs, width, numbers[..count]);
                runs = runs[(int)Math.Min(BitPacking.Size((long)Math.Min(length, int.MaxValue), width), runs.Length)..];
            }

            numbers = numbers[count..];
        }
    }

    private static void Unpack<T>(ReadOnlySpan<byte> packed, int width, Span<T> numbers)
        where T : struct, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(byte))
        {
            BitPacking.Unpack(packed, width, MemoryMarshal.AsBytes(numbers));
        }
        else
        {
            BitPacking.Unpack<T>(packed, width, numbers);
        }
    }
}
