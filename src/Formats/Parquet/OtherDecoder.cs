using Parquet.Meta;
using PageHeader = Heppy.Formats.Parquet.Decoding.PageHeader;

namespace Heppy.Formats.Parquet;

/// <summary>Decodes by Parquet.Net what <see cref="Decoding.ChunkDecoder"/> leaves alone.</summary>
internal static class OtherDecoder
{
    /// <summary>Decodes the values, without nulls, and the levels.</summary>
    public static void Read<T>(RowGroupScope scope, ParquetColumn column, Memory<T> values, Span<byte> definition, Span<byte> repetition)
        where T : struct
    {
        // Parquet.Net 6.1.0 decodes run-length encoded truth values to other ones without noticing. Levels are run-length
        // encoded as well, so what tells is that no plain values are announced.
        ColumnMetaData chunk = scope.Group.RowGroup.Columns[column.Leaf].MetaData!;
        if (chunk.Type == global::Parquet.Meta.Type.BOOLEAN
            && chunk.Encodings.Contains(Encoding.RLE) && !chunk.Encodings.Contains(Encoding.PLAIN))
        {
            throw new NotSupportedException("Truth values are run-length encoded.");
        }

        PageHeader.Verify(scope.Chunk.Span, chunk.TotalUncompressedSize);
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

    private static void Narrow(int[] levels, Span<byte> narrow)
    {
        for (int i = 0; i < levels.Length; i++)
        {
            narrow[i] = checked((byte)levels[i]);
        }
    }
}
