using System.Buffers.Binary;
using SharpCompress.Compressors;
using SharpCompress.Compressors.Deflate;
using ZstdSharp;

namespace Heppy.Formats.Root.Writing;

/// <summary>Packs records into blocks as <see cref="Compression.RootBlocks"/> unpacks them.</summary>
internal sealed class RootPacker(RootCompression compression) : IDisposable
{
    private const int HeaderSize = 9;
    private const int LargestBlock = 0xFFFFFF;
    private const int ZstdLevel = 5;
    private Compressor? _zstd;

    /// <summary>Algorithm times 100 plus level, as files, trees and branches say it.</summary>
    public int Code => compression switch
    {
        RootCompression.Zlib => 101,
        RootCompression.Zstd => 500 + ZstdLevel,
        _ => 0,
    };

    /// <summary>Packs a record.</summary>
    /// <param name="data">Its bytes.</param>
    /// <returns>The blocks, or the bytes as they are where packing does not make them fewer.</returns>
    public ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> data)
    {
        if (compression == RootCompression.None)
        {
            return data;
        }

        var packed = new RootOutput();
        for (int from = 0; from < data.Length; from += LargestBlock)
        {
            ReadOnlyMemory<byte> block = data.Slice(from, Math.Min(LargestBlock, data.Length - from));
            ReadOnlySpan<byte> body = compression == RootCompression.Zlib ? Zlib(block) : Zstd(block);
            if (body.Length >= block.Length)
            {
                return data;
            }

            packed.Bytes(compression == RootCompression.Zlib ? "ZL\x08"u8 : "ZS\x01"u8);
            Sizes(packed.Take(HeaderSize - 3), body.Length, block.Length);
            packed.Bytes(body);
        }

        return packed.Length < data.Length ? packed.Written : data;
    }

    public void Dispose() => _zstd?.Dispose();

    private static void Sizes(Span<byte> header, int packed, int unpacked)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)packed);
        header[2] = (byte)(packed >> 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header[3..], (ushort)unpacked);
        header[5] = (byte)(unpacked >> 16);
    }

    private static ReadOnlySpan<byte> Zlib(ReadOnlyMemory<byte> block)
    {
        // Not the one of .NET: its bytes differ from processor to processor.
        var packed = new MemoryStream();
        using (var stream = new ZlibStream(packed, CompressionMode.Compress, CompressionLevel.BestSpeed))
        {
            stream.Write(block.Span);
        }

        return packed.ToArray();
    }

    private ReadOnlySpan<byte> Zstd(ReadOnlyMemory<byte> block) => (_zstd ??= new Compressor(ZstdLevel)).Wrap(block.Span);
}
