using Heppy.Formats.Parquet.Decoding;
using Parquet.Meta;
using PageHeader = Heppy.Formats.Parquet.Decoding.PageHeader;

namespace Heppy.Formats.Parquet;

/// <summary>Decodes by Parquet.Net what <see cref="Decoding.ChunkDecoder"/> leaves alone.</summary>
internal static class OtherDecoder
{
    private const int LongestHeader = 1 << 20;

    /// <summary>Where the first page of a column chunk is.</summary>
    public static long FirstPage(ColumnMetaData chunk) => chunk.DictionaryPageOffset is > 0 and long dictionary ? Math.Min(dictionary, chunk.DataPageOffset) : chunk.DataPageOffset;

    /// <summary>Decodes the values, without nulls, and the levels.</summary>
    public static void Read<T>(RowGroupScope scope, ParquetColumn column, Memory<T> values, Span<byte> definition, Span<byte> repetition)
        where T : struct
    {
        ColumnMetaData chunk = scope.Group.RowGroup.Columns[column.Leaf].MetaData!;
        Verify(scope.Stream, chunk);
        int[] wideDefinition = new int[definition.Length];
        int[] wideRepetition = new int[repetition.Length];

        // The stream below never waits, so this is complete when it returns.
        ValueTask reading = scope.Group.ReadRawAsync(column.Field!, values,
            definition.IsEmpty ? default(Memory<int>?) : wideDefinition, repetition.IsEmpty ? default(Memory<int>?) : wideRepetition);
        if (reading.IsCompletedSuccessfully)
        {
            reading.GetAwaiter().GetResult();
        }
        else
        {
            reading.AsTask().GetAwaiter().GetResult();
        }

        Narrow(wideDefinition, definition);
        Narrow(wideRepetition, repetition);
    }

    /// <summary>Looks at all pages before Parquet.Net does, which believes what they announce.</summary>
    /// <exception cref="InvalidDataException">One is damaged, or they do not have the values that the footer announces.</exception>
    private static void Verify(WindowStream stream, ColumnMetaData chunk)
    {
        long at = FirstPage(chunk);
        long end = at + chunk.TotalCompressedSize;
        if (chunk.DictionaryPageOffset < 0 || (chunk.IndexPageOffset is { } index && index != 0 && index < at))
        {
            throw new InvalidDataException("The first page is nowhere.");
        }

        long values = 0;
        while (at < end)
        {
            ReadOnlySpan<byte> bytes = stream.Part(at, (int)Math.Min(end - at, LongestHeader), end - at);
            new CompactReader(bytes).Skip(CompactType.Structure, ThriftShape.Page);
            PageHeader header = PageHeader.Read(bytes, out int length);
            at += length;
            Verify(header, header.Verified(stream.Part(at, (int)Math.Min(end - at, header.PackedSize), end - at), chunk.TotalUncompressedSize), chunk.Codec);
            at += header.PackedSize;
            values += IsOfData(header) ? header.Values : 0;
        }

        if (values < chunk.NumValues)
        {
            throw new InvalidDataException($"The pages have {values} values, {chunk.NumValues} are announced.");
        }
    }

    private static void Verify(PageHeader header, ReadOnlySpan<byte> body, CompressionCodec codec)
    {
        // Parquet.Net 6.1.0 decodes run-length encoded truth values to other ones, and numbers, which nobody encodes so, into memory of others.
        if (IsOfData(header) && header.Encoding == Encoding.RLE)
        {
            throw new NotSupportedException("Values are run-length encoded.");
        }

        if (codec == CompressionCodec.UNCOMPRESSED && header.UnpackedSize != header.PackedSize)
        {
            throw new InvalidDataException($"A page has {header.PackedSize} bytes instead of {header.UnpackedSize}.");
        }

        bool isVersion2 = header.Type == PageType.DATA_PAGE_V2;
        int levels = isVersion2 ? header.RepetitionSize + header.DefinitionSize : 0;
        bool isPacked = codec == CompressionCodec.SNAPPY && (header.IsPacked || !isVersion2) && body.Length > levels;
        if (isPacked && !SnappyBlock.IsSound(body[levels..], header.UnpackedSize - levels))
        {
            throw new InvalidDataException("A page cannot be unpacked.");
        }
    }

    private static bool IsOfData(PageHeader header) => header.Type is PageType.DATA_PAGE or PageType.DATA_PAGE_V2;

    private static void Narrow(int[] levels, Span<byte> narrow)
    {
        for (int i = 0; i < levels.Length; i++)
        {
            narrow[i] = checked((byte)levels[i]);
        }
    }
}
