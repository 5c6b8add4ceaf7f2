using System.Numerics;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>Integers as differences to the one before. Source: Apache Parquet, Encodings.md, "Delta Encoding (DELTA_BINARY_PACKED = 5)".</summary>
internal static class DeltaPacking
{
    private const int LargestBlock = 1 << 20;

    /// <summary>Decodes integers of 32 or 64 bits; sums wrap around as the format wants.</summary>
    /// <exception cref="InvalidDataException">There are fewer numbers.</exception>
    public static void Decode<T>(ReadOnlySpan<byte> bytes, Span<T> numbers)
        where T : struct, IBinaryInteger<T>
    {
        var reader = new CompactReader(bytes);
        ulong blockSize = reader.Unsigned();
        ulong perBlock = reader.Unsigned();
        ulong total = reader.Unsigned();
        ulong value = Signed(reader.Unsigned());
        if (perBlock == 0 || blockSize > LargestBlock || blockSize % perBlock != 0 || total < (ulong)numbers.Length)
        {
            throw new InvalidDataException($"Differences in blocks of {blockSize}, divided by {perBlock}, {total} in all, are announced.");
        }

        if (numbers.IsEmpty)
        {
            return;
        }

        numbers[0] = T.CreateTruncating(value);
        numbers = numbers[1..];
        bytes = bytes[reader.Position..];
        ulong[] differences = new ulong[blockSize / perBlock];
        while (!numbers.IsEmpty)
        {
            var block = new CompactReader(bytes);
            ulong least = Signed(block.Unsigned());
            ReadOnlySpan<byte> widths = bytes.Slice(block.Position, (int)perBlock);
            bytes = bytes[(block.Position + (int)perBlock)..];
            for (int part = 0; part < widths.Length && !numbers.IsEmpty; part++)
            {
                int count = Math.Min(differences.Length, numbers.Length);
                if (widths[part] > 64)
                {
                    throw new InvalidDataException($"Differences of {widths[part]} bits are announced.");
                }

                BitPacking.Unpack<ulong>(bytes, widths[part], differences.AsSpan(0, count));
                bytes = bytes[(int)Math.Min(BitPacking.Size(differences.Length, widths[part]), bytes.Length)..];
                for (int i = 0; i < count; i++)
                {
                    value += least + differences[i];
                    numbers[i] = T.CreateTruncating(value);
                }

                numbers = numbers[count..];
            }
        }
    }

    private static ulong Signed(ulong value) => (value >> 1) ^ (0 - (value & 1));
}
