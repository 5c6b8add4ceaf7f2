using CsCheck;
using Heppy.Events;
using Heppy.Formats.Parquet;

namespace Heppy.Formats.Tests.Parquet;

/// <summary>Random trees: every element type, flat and jagged, nullable or not.</summary>
internal static class Trees
{
    public static readonly ColumnSchema[] Schema =
    [
        .. from type in Enum.GetValues<ElementType>()
           where type != ElementType.Unsupported
           from jagged in (bool[])[false, true]
           from nullable in (bool[])[false, true]
           select new ColumnSchema($"{type}_{(jagged ? "list" : "flat")}{(nullable ? "_null" : "")}", type, jagged, nullable),
    ];

    /// <summary>Random rows of <see cref="Schema"/>.</summary>
    public static Gen<ColumnBuffer[]> Gen(int maxRows) =>
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, maxRows], CsCheck.Gen.Int, (rows, seed) => Fill(Schema, rows, seed));

    public static ColumnBuffer[] Fill(IReadOnlyList<ColumnSchema> schema, int rows, int seed)
    {
        var random = new Random(seed);
        return [.. schema.Select(column => Fill(column, rows, random))];
    }

    public static byte[] Write(IReadOnlyList<ColumnSchema> schema, ColumnBuffer[] columns, int rowsPerGroup, params int[] cuts)
    {
        using var stream = new MemoryStream();
        using var writer = new ParquetTreeWriter(stream, schema, rowsPerGroup);
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

    private static ColumnBuffer Fill(ColumnSchema column, int rows, Random random) => column.Type switch
    {
        ElementType.Boolean => Fill(column, rows, random, r => r.Next(2) == 0),
        ElementType.Int8 => Fill(column, rows, random, r => (sbyte)r.Next()),
        ElementType.UInt8 => Fill(column, rows, random, r => (byte)r.Next()),
        ElementType.Int16 => Fill(column, rows, random, r => (short)r.Next()),
        ElementType.UInt16 => Fill(column, rows, random, r => (ushort)r.Next()),
        ElementType.Int32 => Fill(column, rows, random, r => (int)r.NextInt64()),
        ElementType.UInt32 => Fill(column, rows, random, r => (uint)r.NextInt64()),
        ElementType.Int64 => Fill(column, rows, random, r => r.NextInt64(long.MinValue, long.MaxValue)),
        ElementType.UInt64 => Fill(column, rows, random, r => (ulong)r.NextInt64(long.MinValue, long.MaxValue)),
        ElementType.Float => Fill(column, rows, random, Single),
        ElementType.Double => Fill(column, rows, random, r => r.Next(20) == 0 ? double.NaN : r.NextDouble() - 0.5),
        _ => FillStrings(column, rows, random),
    };

    private static float Single(Random random) => random.Next(20) switch
    {
        0 => float.NaN,
        1 => float.NegativeInfinity,
        2 => -0f,
        3 => float.Epsilon,
        _ => random.NextSingle(),
    };

    private static ColumnBuffer Fill<T>(ColumnSchema column, int rows, Random random, Func<Random, T> value)
        where T : struct => column.IsNullable
            ? Rows<T?>(column, rows, random, r => r.Next(3) == 0 ? null : value(r))
            : Rows(column, rows, random, value);

    private static ColumnBuffer<string?> FillStrings(ColumnSchema column, int rows, Random random) =>
        Rows<string?>(column, rows, random, r => column.IsNullable && r.Next(3) == 0 ? null
            : new string([.. Enumerable.Range(0, r.Next(4)).Select(_ => "aZ é€\u4e2d"[r.Next(6)])]));

    private static ColumnBuffer<T> Rows<T>(ColumnSchema column, int rows, Random random, Func<Random, T> value)
    {
        var buffer = new ColumnBuffer<T>(column.Name, column.IsJagged);
        for (int i = 0; i < rows; i++)
        {
            if (column.IsJagged)
            {
                buffer.Append([.. Enumerable.Range(0, Math.Max(0, random.Next(-2, 4))).Select(_ => value(random))]);
            }
            else
            {
                buffer.Append(value(random));
            }
        }

        return buffer;
    }
}
