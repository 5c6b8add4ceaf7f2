using System.Buffers.Binary;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>Checks what is packed by Snappy before it is unpacked: Snappier works on memory without bounds, and takes as much of it as damaged bytes announce.</summary>
/// <remarks>Source: google/snappy, format_description.txt. A literal or a copy is one element; the check is one step for each.</remarks>
internal static class SnappyBlock
{
    private const int LongestShortLiteral = 60;

    /// <summary>Whether a block is whole: every literal is there, every copy is of what was unpacked before it, and all together have the length that is announced.</summary>
    /// <param name="block">The block.</param>
    /// <param name="length">Bytes that it must have once unpacked.</param>
    public static bool IsSound(ReadOnlySpan<byte> block, int length)
    {
        if (!TryReadLength(ref block, out long announced) || announced != length)
        {
            return false;
        }

        long made = 0;
        while (!block.IsEmpty)
        {
            int tag = block[0];
            int extra = (tag & 3) switch
            {
                0 => Math.Max(0, (tag >> 2) + 1 - LongestShortLiteral),
                3 => 4,
                int bytes => bytes,
            };
            if (extra >= block.Length)
            {
                return false;
            }

            long number = Number(block.Slice(1, extra));
            block = block[(1 + extra)..];
            long count;
            if ((tag & 3) == 0)
            {
                count = 1 + (extra == 0 ? tag >> 2 : number);
                if (count > block.Length)
                {
                    return false;
                }

                block = block[(int)count..];
            }
            else
            {
                bool isShort = (tag & 3) == 1;
                count = isShort ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
                long offset = isShort ? ((long)(tag >> 5) << 8) + number : number;
                if (offset == 0 || offset > made)
                {
                    return false;
                }
            }

            made += count;
            if (made > length)
            {
                return false;
            }
        }

        return made == length;
    }

    /// <summary>Reads seven bits of each byte, lowest first, as long as the eighth is set.</summary>
    private static bool TryReadLength(ref ReadOnlySpan<byte> block, out long length)
    {
        length = 0;
        for (int i = 0; i < Math.Min(5, block.Length); i++)
        {
            length |= (long)(block[i] & 0x7F) << (7 * i);
            if (block[i] < 0x80)
            {
                block = block[(i + 1)..];
                return true;
            }
        }

        return false;
    }

    private static long Number(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        0 => 0,
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        3 => BinaryPrimitives.ReadUInt16LittleEndian(bytes) | ((long)bytes[2] << 16),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };
}
