using System.IO.Compression;
using K4os.Compression.LZ4;
using Parquet.Meta;
using Snappier;
using ZstdSharp;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>Unpacks pages into memory that is used again.</summary>
internal sealed class PageUnpacker : IDisposable
{
    private Decompressor? _zstd;
    private byte[] _page = [];

    /// <summary>Whether pages of a codec are unpacked here.</summary>
    public static bool Knows(CompressionCodec codec) =>
        codec is CompressionCodec.UNCOMPRESSED or CompressionCodec.SNAPPY or CompressionCodec.ZSTD or CompressionCodec.LZ4_RAW
            or CompressionCodec.GZIP or CompressionCodec.BROTLI;

    /// <summary>Unpacks into memory of this object, valid until the next call, or gives the bytes themselves if they are not packed.</summary>
    public ReadOnlySpan<byte> Unpack(CompressionCodec codec, ReadOnlySpan<byte> packed, int size)
    {
        if (codec == CompressionCodec.UNCOMPRESSED)
        {
            return packed.Length == size ? packed : throw Mismatch(packed.Length, size);
        }

        if (_page.Length < size)
        {
            _page = new byte[Math.Max(size, 2 * _page.Length)];
        }

        Span<byte> page = _page.AsSpan(0, size);
        UnpackTo(codec, packed, page);
        return page;
    }

    /// <summary>Unpacks to where the values belong.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or are fewer or more.</exception>
    public void UnpackTo(CompressionCodec codec, ReadOnlySpan<byte> packed, Span<byte> page)
    {
        if (page.IsEmpty)
        {
            return;
        }

        int size = codec switch
        {
            CompressionCodec.UNCOMPRESSED => Copy(packed, page),
            CompressionCodec.SNAPPY => SnappyBlock.IsSound(packed, page.Length) ? Snappy.Decompress(packed, page) : -1,
            CompressionCodec.ZSTD => Zstd(packed, page),
            CompressionCodec.GZIP => Gzip(packed, page),
            CompressionCodec.BROTLI => BrotliDecoder.TryDecompress(packed, page, out int written) ? written : -1,
            _ => LZ4Codec.Decode(packed, page),
        };
        if (size != page.Length)
        {
            throw Mismatch(size, page.Length);
        }
    }

    public void Dispose() => _zstd?.Dispose();

    private static int Copy(ReadOnlySpan<byte> packed, Span<byte> page)
    {
        if (packed.Length == page.Length)
        {
            packed.CopyTo(page);
        }

        return packed.Length;
    }

    private static int Gzip(ReadOnlySpan<byte> packed, Span<byte> page)
    {
        using var stream = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        int size = stream.ReadAtLeast(page, page.Length, throwOnEndOfStream: false);
        return stream.ReadByte() < 0 ? size : size + 1;
    }

    private int Zstd(ReadOnlySpan<byte> packed, Span<byte> page)
    {
        try
        {
            return (_zstd ??= new Decompressor()).Unwrap(packed, page);
        }
        catch (ZstdException e)
        {
            throw new InvalidDataException($"A page cannot be unpacked: {e.Message}", e);
        }
    }

    private static InvalidDataException Mismatch(int size, int expected) => new(size < 0 ? "A page cannot be unpacked." : $"A page has {size} bytes instead of {expected}.");
}
