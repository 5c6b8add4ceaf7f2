using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Root.Writing;
using Heppy.Formats.Tests.Parquet;
using RandomTrees = Heppy.Formats.Tests.Parquet.Trees;

namespace Heppy.Formats.Tests.Root.Writing;

/// <summary>Random trees that a flat TTree can hold, and their bytes.</summary>
internal static class WrittenTrees
{
    /// <summary>Every type, flat and in lists, without nulls.</summary>
    public static readonly ColumnSchema[] Schema =
        [.. RandomTrees.Schema.Where(c => !c.IsNullable && !(c.IsJagged && c.Type == ElementType.String))];

    public static byte[] Write(
        IReadOnlyList<ColumnSchema> schema, ColumnBuffer[] columns, int mostRows, RootCompression compression = RootCompression.Zstd, long largeFrom = RootFileWriter.LargeFrom, params int[] cuts)
    {
        using var stream = new MemoryStream();
        using var writer = new RootTreeWriter(stream, "tree", schema, compression, mostRows, step: 2, largeFrom: largeFrom);
        int rows = columns[0].Rows;
        int from = 0;
        foreach (int to in cuts.Select(c => c % (rows + 1)).Append(rows).Order())
        {
            writer.Append(columns, from, to - from);
            from = to;
        }

        writer.Finish();
        return stream.ToArray();
    }

    /// <summary>What is read of a column of a file.</summary>
    public static List<object?[]> Read(string path, string column)
    {
        using IEventFile file = new RootFormat().Open(path);
        return Decoded.Column(file, file.Footer.Columns.Single(c => c.Name == column));
    }
}
