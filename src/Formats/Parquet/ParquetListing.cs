using Heppy.Events;
using Heppy.Formats.Listing;
using Parquet.Meta;

namespace Heppy.Formats.Parquet;

/// <summary>Lists the one table of a Parquet file.</summary>
internal static class ParquetListing
{
    /// <summary>Lists a file.</summary>
    /// <exception cref="InvalidDataException">It is truncated or damaged.</exception>
    public static FileListing Of(string path)
    {
        using ParquetEventFile file = ParquetEventFile.Open(path, new RowGroupScopes());
        FileMetaData metadata = file.Metadata;
        string compression = string.Join(", ", metadata.RowGroups.SelectMany(g => g.Columns)
            .Select(c => c.MetaData is { } chunk ? NameOf(chunk.Codec) : "").Where(c => c.Length > 0).Distinct());
        ListedColumn[] columns = [.. file.Footer.Columns.Select((c, i) => Column(c, i, metadata)).Where((_, i) => !file.Footer.Columns[i].IsCount)];
        return new FileListing
        {
            Path = path,
            Format = "Parquet",
            Writer = metadata.CreatedBy ?? "",
            Size = file.Footer.Size,
            Compression = compression,
            Objects =
            [
                new ListedObject
                {
                    Path = "",
                    Class = "table",
                    StoredBytes = columns.Sum(c => c.StoredBytes),
                    UnpackedBytes = columns.Sum(c => c.UnpackedBytes),
                    Tree = new ListedTree(file.Footer.Entries, file.Footer.RowGroups, compression, columns),
                },
            ],
        };
    }

    /// <summary>Type of an entry as in C#.</summary>
    public static string TypeOf(ColumnSchema column) => column.Type == ElementType.Unsupported
        ? column.Stored[(column.Stored.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..]
        : $"{TypeNames.Of(Conversions.TypeOf(column.Type))}{(column.IsNullable ? "?" : "")}{(column.IsJagged ? "[]" : "")}";

    private static ListedColumn Column(ColumnSchema column, int leaf, FileMetaData metadata)
    {
        long stored = 0;
        long unpacked = 0;
        foreach (ColumnMetaData chunk in metadata.RowGroups.Where(g => leaf < g.Columns.Count).Select(g => g.Columns[leaf].MetaData).OfType<ColumnMetaData>())
        {
            stored += chunk.TotalCompressedSize;
            unpacked += chunk.TotalUncompressedSize;
        }

        return new ListedColumn(column.Name, TypeOf(column), column.Type != ElementType.Unsupported, column.Stored, stored, unpacked);
    }

    private static string NameOf(CompressionCodec codec) => codec switch
    {
        CompressionCodec.UNCOMPRESSED => "not compressed",
        CompressionCodec.SNAPPY => "snappy",
        CompressionCodec.GZIP => "gzip",
        CompressionCodec.LZO => "LZO",
        CompressionCodec.BROTLI => "brotli",
        CompressionCodec.LZ4 or CompressionCodec.LZ4_RAW => "LZ4",
        CompressionCodec.ZSTD => "zstd",
        _ => codec.ToString(),
    };
}
