using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.IO.Hashing;
using K4os.Compression.LZ4;
using SharpCompress.Compressors.Xz;
using ZstdSharp;

namespace Heppy.Formats.Root.Compression;

/// <summary>The four codecs, each unpacking one block to a size that is known.</summary>
[SuppressMessage("Design", "CA1031", Justification = "Damaged blocks make the libraries throw anything.")]
internal static class Codecs
{
    private const int ChecksumSize = 8;
    private const int LargestDictionary = 64 << 20;

    [ThreadStatic]
    private static Decompressor? _zstd;

    public static void Zlib(byte[] packed, int start, int length, Span<byte> unpacked)
    {
        try
        {
            using var stream = new ZLibStream(new BlockStream(packed, start, length), CompressionMode.Decompress);
            Fill(stream, unpacked);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new BadBlockException(e.Message.TrimEnd('.'), e);
        }
    }

    /// <summary>A checksum, the big-endian XXH64 of what follows, then a raw LZ4 block.</summary>
    /// <remarks>The checksum runs as fast as the processor can add one product to the next: a loop of our own took the same time, 12 GB/s (2026).</remarks>
    public static void Lz4(ReadOnlySpan<byte> packed, Span<byte> unpacked)
    {
        if (packed.Length <= ChecksumSize || BinaryPrimitives.ReadUInt64BigEndian(packed) != XxHash64.HashToUInt64(packed[ChecksumSize..]))
        {
            throw new BadBlockException("its checksum is not that of its bytes");
        }

        Expect(LZ4Codec.Decode(packed[ChecksumSize..], unpacked), unpacked.Length);
    }

    public static void Zstd(ReadOnlySpan<byte> packed, Span<byte> unpacked)
    {
        try
        {
            Expect((_zstd ??= new Decompressor()).Unwrap(packed, unpacked), unpacked.Length);
        }
        catch (ZstdException e)
        {
            throw new BadBlockException(e.Message, e);
        }
    }

    public static void Lzma(byte[] packed, int start, int length, Span<byte> unpacked)
    {
        CheckDictionary(packed.AsSpan(start, length));
        try
        {
            using var stream = new XZStream(new MemoryStream(packed, start, length, writable: false));
            Fill(stream, unpacked);
            CheckSum(packed.AsSpan(start, length), unpacked);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or BadBlockException))
        {
            throw new BadBlockException(e.Message.TrimEnd('.'), e);
        }
    }

    /// <summary>Refuses a window that no block of 16 MiB needs, since the library takes memory for all of it.</summary>
    private static void CheckDictionary(ReadOnlySpan<byte> xz)
    {
        // The stream header has 12 bytes; the block header: its size, flags, and for the only filter id 0x21, 1, the size.
        const int Filter = 14;
        if (xz.Length < Filter + 3 || xz[Filter] != 0x21 || xz[Filter + 1] != 1)
        {
            throw new BadBlockException("it is not an xz stream with the filter LZMA2 alone");
        }

        int code = xz[Filter + 2];
        if (code > 40 || (code < 40 ? (2L | (code & 1L)) << ((code / 2) + 11) : uint.MaxValue) > LargestDictionary)
        {
            throw new BadBlockException($"its dictionary size ({code}) is larger than 64 MiB");
        }
    }

    /// <summary>Compares the CRC-32 behind the only block of an xz stream, which the library does not look at.</summary>
    /// <remarks>A footer of 12 bytes with the size of the index before it; the checksum stands before the index. Source: The .xz File Format 1.2.1.</remarks>
    private static void CheckSum(ReadOnlySpan<byte> xz, ReadOnlySpan<byte> unpacked)
    {
        const int Footer = 12;
        const int IsCrc32 = 1;
        long index = 4 * (BinaryPrimitives.ReadUInt32LittleEndian(xz[^8..]) + 1L);
        if (xz[7] == IsCrc32 && (index > xz.Length - Footer - 4
            || BinaryPrimitives.ReadUInt32LittleEndian(xz[(int)(xz.Length - Footer - index - 4)..]) != System.IO.Hashing.Crc32.HashToUInt32(unpacked)))
        {
            throw new BadBlockException("its checksum is not that of its bytes");
        }
    }

    /// <summary>Reads all, and then asks for more, which makes the stream compare its checksum.</summary>
    private static void Fill(Stream stream, Span<byte> unpacked)
    {
        Expect(stream.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false), unpacked.Length);
        Span<byte> more = stackalloc byte[1];
        if (stream.Read(more) != 0)
        {
            throw new BadBlockException($"it gives more than {unpacked.Length} bytes");
        }
    }

    private static void Expect(int unpacked, int expected)
    {
        if (unpacked != expected)
        {
            throw new BadBlockException($"it gives {Math.Max(0, unpacked)} bytes instead of {expected}");
        }
    }
}
