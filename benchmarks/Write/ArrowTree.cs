using Heppy.Events;
using Heppy.Formats.Parquet;
using ParquetSharp;
using ParquetSharp.Schema;

namespace Heppy.Benchmarks;

/// <summary>A tree written by Arrow C++, with its own defaults for everything but codec and row groups.</summary>
internal static class ArrowTree
{
    internal static long Write(Tree tree, string path, ParquetCompression codec)
    {
        using var root = new GroupNode("schema", Repetition.Required, [.. tree.Schema.Select(NodeOf)]);
        using var builder = new WriterPropertiesBuilder();
        using WriterProperties properties = builder.Compression(codec switch
        {
            ParquetCompression.Snappy => Compression.Snappy,
            ParquetCompression.Zstd => Compression.Zstd,
            _ => Compression.Uncompressed,
        }).Build();
        using var writer = new ParquetFileWriter(path, root, properties);
        short[] definition = [];
        short[] repetition = [];
        for (int first = 0; first < tree.Rows; first += Tree.RowsPerGroup)
        {
            int end = Math.Min(first + Tree.RowsPerGroup, tree.Rows);
            using RowGroupWriter rows = writer.AppendRowGroup();
            foreach (ColumnBuffer column in tree.Columns)
            {
                int entries = column.IsJagged ? Levels(column.Offsets, first, end, ref definition, ref repetition) : end - first;
                switch (column)
                {
                    case ColumnBuffer<float> floats: Write(rows, floats, first, end, definition, repetition, entries); break;
                    case ColumnBuffer<double> doubles: Write(rows, doubles, first, end, definition, repetition, entries); break;
                    case ColumnBuffer<int> ints: Write(rows, ints, first, end, definition, repetition, entries); break;
                    case ColumnBuffer<bool> bools: Write(rows, bools, first, end, definition, repetition, entries); break;
                    default: throw new InvalidOperationException(column.Name);
                }
            }
        }

        writer.Close();
        return new FileInfo(path).Length;
    }

    private static Node NodeOf(ColumnSchema column)
    {
        PhysicalType type = column.Type switch
        {
            ElementType.Float => PhysicalType.Float,
            ElementType.Double => PhysicalType.Double,
            ElementType.Int32 => PhysicalType.Int32,
            _ => PhysicalType.Boolean,
        };
        return column.IsJagged
            ? new GroupNode(column.Name, Repetition.Required,
                [new GroupNode("list", Repetition.Repeated, [new PrimitiveNode("element", Repetition.Required, LogicalType.None(), type)])], LogicalType.List())
            : new PrimitiveNode(column.Name, Repetition.Required, LogicalType.None(), type);
    }

    private static int Levels(int[] offsets, int first, int end, ref short[] definition, ref short[] repetition)
    {
        int most = end - first + offsets[end] - offsets[first];
        if (definition.Length < most)
        {
            (definition, repetition) = (new short[most], new short[most]);
        }

        int entry = 0;
        for (int row = first; row < end; row++)
        {
            int length = offsets[row + 1] - offsets[row];
            for (int i = 0; i < Math.Max(1, length); i++)
            {
                (definition[entry], repetition[entry]) = ((short)(length == 0 ? 0 : 1), (short)(i == 0 ? 0 : 1));
                entry++;
            }
        }

        return entry;
    }

    private static void Write<T>(RowGroupWriter rows, ColumnBuffer<T> values, int first, int end, short[] definition, short[] repetition, int entries)
        where T : unmanaged
    {
        using var column = (ColumnWriter<T>)rows.NextColumn();
        ReadOnlySpan<T> part = values.IsJagged ? values.Values.AsSpan(values.Offsets[first]..values.Offsets[end]) : values.Values.AsSpan(first, end - first);
        column.WriteBatch(entries, values.IsJagged ? definition.AsSpan(0, entries) : [], values.IsJagged ? repetition.AsSpan(0, entries) : [], part);
    }
}
