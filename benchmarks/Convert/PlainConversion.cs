using System.IO.Compression;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Formats.Root.Compression;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Trees;
using Parquet;
using Parquet.Schema;

namespace Heppy.Benchmarks.Convert;

/// <summary>The two parts of a conversion that libraries do: unpacking baskets, and writing columns that are in memory.</summary>
internal sealed class PlainConversion
{
    private const int RowsPerGroup = 65_536;
    private readonly List<(byte[] Packed, int Length)> _baskets = [];
    private readonly List<ColumnSchema> _schema = [];
    private readonly List<List<(ColumnBuffer Values, int[] Definition, int[] Repetition)>> _groups = [];
    private readonly byte[] _unpacked;

    private PlainConversion(string path)
    {
        using RootFile file = RootFile.Open(path);
        file.TryFind("Events", out RootKey? key);
        using TreeFile tree = TreeFile.Open(file, key!);
        foreach (TreeBranch branch in tree.Branches)
        {
            for (int i = 0; i < branch.Positions.Length; i++)
            {
                byte[] record = file.Bytes(branch.Positions[i], branch.Sizes[i]);
                RootKey header = RootKey.Read(new RootBuffer(record, path), "");
                _baskets.Add((record[header.HeaderLength..], header.ObjectLength));
            }
        }

        _unpacked = new byte[_baskets.Max(b => b.Length)];
        _schema.AddRange(tree.Footer.Columns);
        Decode(tree);
    }

    internal static PlainConversion Of(string path) => new(path);

    internal void Unpack()
    {
        foreach ((byte[] packed, int length) in _baskets)
        {
            RootBlocks.Unpack(packed, packed.Length, _unpacked.AsMemory(0, length), "basket");
        }
    }

    internal void Write(string path)
    {
        ParquetSchema schema = TreeSchema.Of(_schema);
        DataField[] fields = schema.GetDataFields();
        using FileStream stream = File.Create(path, 64 * 1024);
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        ParquetWriter writer = ParquetWriter.CreateAsync(schema, stream, options).GetAwaiter().GetResult();
        foreach (var columns in _groups)
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            for (int i = 0; i < fields.Length; i++)
            {
                (ColumnBuffer values, int[] definition, int[] repetition) = columns[i];
                switch (values)
                {
                    case ColumnBuffer<float> f: One<float>(group, fields[i], f.Values.AsMemory(0, f.Count), definition, repetition); break;
                    case ColumnBuffer<int> n: One<int>(group, fields[i], n.Values.AsMemory(0, n.Count), definition, repetition); break;
                    case ColumnBuffer<uint> n: One<uint>(group, fields[i], n.Values.AsMemory(0, n.Count), definition, repetition); break;
                    case ColumnBuffer<ulong> n: One<ulong>(group, fields[i], n.Values.AsMemory(0, n.Count), definition, repetition); break;
                    default: throw new NotSupportedException($"{values.Name} is of another type.");
                }
            }
        }

        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        stream.Flush(flushToDisk: true);
    }

    private static void One<T>(ParquetRowGroupWriter group, DataField field, ReadOnlyMemory<T> values, int[] definition, int[] repetition)
        where T : struct
    {
        // Written out: null in a conditional expression would become an empty array of levels.
        ReadOnlyMemory<int>? levels = null;
        ReadOnlyMemory<int>? lists = null;
        if (definition.Length > 0)
        {
            levels = definition;
            lists = repetition;
        }

        group.WriteAllPartsAsync(field, values, levels, lists, CancellationToken.None).GetAwaiter().GetResult();
    }

    private void Decode(TreeFile tree)
    {
        ColumnBuffer[] part = [.. _schema.Select(StoredTree.BufferFor)];
        ColumnBuffer[] all = [.. _schema.Select(StoredTree.BufferFor)];
        for (int cluster = 0; cluster < tree.Footer.RowGroups.Count; cluster++)
        {
            tree.Read(cluster, part);
            for (int i = 0; i < all.Length; i++)
            {
                all[i].AppendRows(part[i], 0, part[i].Rows);
            }
        }

        for (int first = 0; first < all[0].Rows; first += RowsPerGroup)
        {
            int rows = Math.Min(RowsPerGroup, all[0].Rows - first);
            _groups.Add([.. all.Select((c, i) =>
            {
                ColumnBuffer group = StoredTree.BufferFor(_schema[i]);
                group.AppendRows(c, first, rows);
                (int[] definition, int[] repetition) = Levels(group);
                return (group, definition, repetition);
            })]);
        }
    }

    private static (int[] Definition, int[] Repetition) Levels(ColumnBuffer column)
    {
        List<int> definition = [];
        List<int> repetition = [];
        for (int row = 0; column.IsJagged && row < column.Rows; row++)
        {
            int length = column.Offsets[row + 1] - column.Offsets[row];
            for (int i = 0; i < Math.Max(1, length); i++)
            {
                definition.Add(length > 0 ? 1 : 0);
                repetition.Add(i > 0 ? 1 : 0);
            }
        }

        return ([.. definition], [.. repetition]);
    }
}
