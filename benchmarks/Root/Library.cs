using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using K4os.Compression.LZ4;
using SharpCompress.Compressors.Xz;
using ZstdSharp;

namespace Heppy.Benchmarks;

/// <summary>Unpacks a record with one block, by the libraries that the reader uses and nothing else.</summary>
/// <remarks>The checksums of zlib and LZMA are in their libraries; that of LZ4, which the format puts before each block, is one more call.</remarks>
internal static class Library
{
    private const int Header = 9;

    [ThreadStatic]
    private static Decompressor? _zstd;

    public static void Unpack(byte[] bytes, int start, int packed, Span<byte> unpacked, bool withChecksum)
    {
        if (packed == unpacked.Length)
        {
            bytes.AsSpan(start, packed).CopyTo(unpacked);
            return;
        }

        int length = packed - Header;
        switch ((char)bytes[start], (char)bytes[start + 1])
        {
            case ('Z', 'L'):
                using (var zlib = new ZLibStream(new MemoryStream(bytes, start + Header, length), CompressionMode.Decompress))
                {
                    zlib.ReadExactly(unpacked);
                }

                return;
            case ('L', '4'):
                if (withChecksum && BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(start + Header)) != XxHash64.HashToUInt64(bytes.AsSpan(start + Header + 8, length - 8)))
                {
                    throw new InvalidDataException("The checksum is wrong.");
                }

                LZ4Codec.Decode(bytes.AsSpan(start + Header + 8, length - 8), unpacked);
                return;
            case ('Z', 'S'):
                (_zstd ??= new Decompressor()).Unwrap(bytes.AsSpan(start + Header, length), unpacked);
                return;
            default:
                using (var xz = new XZStream(new MemoryStream(bytes, start + Header, length)))
                {
                    xz.ReadExactly(unpacked);
                }

                return;
        }
    }
}
