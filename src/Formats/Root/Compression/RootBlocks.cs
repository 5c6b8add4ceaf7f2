using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Heppy.Formats.Root.Compression;

/// <summary>Unpacks the bytes of a record: blocks of at most 16 MiB, each with a header that names its codec.</summary>
/// <remarks>
/// A header has nine bytes: two letters and a number for the codec, then the packed and the unpacked size, three
/// little-endian bytes each. Source: ROOT, <c>core/zip/src/RZip.cxx</c>.
/// </remarks>
internal static class RootBlocks
{
    private const int HeaderSize = 9;
    private const int Zlib = ('Z' << 8) | 'L';
    private const int Lz4 = ('L' << 8) | '4';
    private const int Zstd = ('Z' << 8) | 'S';
    private const int Lzma = ('X' << 8) | 'Z';

    /// <summary>Unpacks a record.</summary>
    /// <param name="packed">All blocks.</param>
    /// <param name="length">Bytes that they unpack to.</param>
    /// <param name="where">What they are, for messages.</param>
    /// <exception cref="InvalidDataException">The blocks are damaged, or packed by an unknown codec.</exception>
    public static byte[] Unpack(byte[] packed, int length, object where)
    {
        byte[] unpacked = [];
        Unpack(new ArraySegment<byte>(packed), length, ref unpacked, where);
        return unpacked;
    }

    /// <summary>Unpacks a record to the start of an array, which is replaced by a longer one if it must be.</summary>
    /// <param name="packed">All blocks.</param>
    /// <param name="length">Bytes that they unpack to.</param>
    /// <param name="unpacked">Where to put the bytes.</param>
    /// <param name="where">What they are, for messages.</param>
    /// <exception cref="InvalidDataException">The blocks are damaged, or packed by an unknown codec.</exception>
    public static void Unpack(ArraySegment<byte> packed, int length, ref byte[] unpacked, object where)
    {
        Check(packed, length, where);
        if (unpacked.Length < length)
        {
            unpacked = GC.AllocateUninitializedArray<byte>(length);
        }

        Blocks(packed, unpacked.AsMemory(0, length), where);
    }

    /// <summary>Unpacks a record into memory that is there.</summary>
    /// <param name="packed">All blocks, from the start of the array.</param>
    /// <param name="packedLength">Bytes of them.</param>
    /// <param name="unpacked">Where to put the bytes: as many as they unpack to.</param>
    /// <param name="where">What they are, for messages.</param>
    /// <exception cref="InvalidDataException">The blocks are damaged, or packed by an unknown codec.</exception>
    public static void Unpack(byte[] packed, int packedLength, Memory<byte> unpacked, object where)
    {
        var blocks = new ArraySegment<byte>(packed, 0, packedLength);
        Check(blocks, unpacked.Length, where);
        Blocks(blocks, unpacked, where);
    }

    /// <summary>The most bytes that a codec makes of one, for blocks that are not damaged.</summary>
    /// <remarks>
    /// Deflate: 258 bytes for two bits; LZ4: 255 for a byte of length; LZMA: 273 bytes for somewhat less than a third of a bit; zstd: a block of
    /// 128 KiB for four bytes.
    /// </remarks>
    public static int LargestRatio(ReadOnlySpan<byte> packed) => TagOf(packed) switch
    {
        Zlib => 1032,
        Lz4 => 255,
        Lzma => 8192,
        Zstd => 32768,
        _ => int.MaxValue,
    };

    /// <summary>Codec and number of blocks, for people: <c>zlib</c>.</summary>
    public static string NameOf(ReadOnlySpan<byte> packed) => packed.Length < 2 ? "none" : TagOf(packed) switch
    {
        Zlib => "zlib",
        Lz4 => "LZ4",
        Zstd => "zstd",
        Lzma => "LZMA",
        ('C' << 8) | 'S' => "old deflate",
        _ => "unknown",
    };

    private static void Blocks(ArraySegment<byte> packed, Memory<byte> unpacked, object where)
    {
        int from = packed.Offset;
        int to = 0;
        while (to < unpacked.Length)
        {
            (int stored, int size) = Sizes(packed.Array.AsSpan(from));
            Block(packed.Array!, from, stored, unpacked.Slice(to, size), where);
            from += HeaderSize + stored;
            to += size;
        }
    }

    private static void Block(byte[] packed, int start, int stored, Memory<byte> unpacked, object where)
    {
        int data = start + HeaderSize;
        try
        {
            switch (TagOf(packed.AsSpan(start)))
            {
                case Zlib: Codecs.Zlib(packed, data, stored, unpacked.Span); return;
                case Lz4: Codecs.Lz4(packed.AsSpan(data, stored), unpacked.Span); return;
                case Zstd: Codecs.Zstd(packed.AsSpan(data, stored), unpacked.Span); return;
                case Lzma: Codecs.Lzma(packed, data, stored, unpacked.Span); return;
                default:
                    throw new InvalidDataException($"{where}: a block is packed by an unknown method "
                        + $"'{Encoding.Latin1.GetString(packed, start, 2)}'. Known are zlib, LZ4, zstd and LZMA. Write the file again with one of them.");
            }
        }
        catch (BadBlockException e)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                $"{where}: a {NameOf(packed.AsSpan(start))} block of {stored} bytes cannot be unpacked: {e.Message}. The file is damaged. Copy it again."), e);
        }
    }

    /// <summary>Checks, before memory is taken, that the headers of the blocks add up.</summary>
    /// <param name="packed">All blocks.</param>
    /// <param name="length">Bytes that they should unpack to.</param>
    /// <param name="where">What they are, for messages.</param>
    /// <exception cref="InvalidDataException">They do not.</exception>
    public static void Check(ReadOnlySpan<byte> packed, long length, object where)
    {
        int from = 0;
        long to = 0;
        while (to < length && packed.Length - from >= HeaderSize)
        {
            (int stored, int size) = Sizes(packed[from..]);
            if (stored > packed.Length - from - HeaderSize || size == 0 || size > (long)stored * LargestRatio(packed[from..]))
            {
                break;
            }

            from += HeaderSize + stored;
            to += size;
        }

        if (to != length)
        {
            throw new InvalidDataException(
                $"{where}: {packed.Length} packed bytes give {to} bytes instead of {length}. The file is damaged. Copy it again.");
        }
    }

    private static int TagOf(ReadOnlySpan<byte> packed) => (packed[0] << 8) | packed[1];

    private static (int Stored, int Size) Sizes(ReadOnlySpan<byte> header) =>
        (BinaryPrimitives.ReadInt32LittleEndian(header[2..]) >>> 8, BinaryPrimitives.ReadInt32LittleEndian(header[5..]) >>> 8);
}
