using ParquetSharp;
using ParquetSharp.Schema;

namespace Heppy.Benchmarks;

/// <summary>A file with a column of each type, flat and in lists of 0 to 4, with values that do not repeat where real ones would not.</summary>
internal static class GeneratedColumns
{
    private const int Events = 1_000_000;
    private const int EventsPerGroup = 100_000;

    public static void Write(string path, Compression codec, bool isOptional)
    {
        Repetition repetition = isOptional ? Repetition.Optional : Repetition.Required;
        (string Name, PhysicalType Type)[] types = [("float", PhysicalType.Float), ("int", PhysicalType.Int32), ("bool", PhysicalType.Boolean)];
        using var root = new GroupNode("schema", Repetition.Required,
        [
            .. types.Select(t => (Node)new PrimitiveNode("flat_" + t.Name, repetition, LogicalType.None(), t.Type)),
            .. types.Select(t => (Node)new GroupNode("list_" + t.Name, repetition,
                [new GroupNode("list", Repetition.Repeated, [new PrimitiveNode("element", repetition, LogicalType.None(), t.Type)])], LogicalType.List())),
        ]);
        using var builder = new WriterPropertiesBuilder();
        using WriterProperties properties = builder.Compression(codec).Build();
        using var writer = new ParquetFileWriter(path, root, properties);
        var random = new Random(1);
        short value = (short)(isOptional ? 1 : 0);
        for (int group = 0; group < Events / EventsPerGroup; group++)
        {
            using RowGroupWriter rows = writer.AppendRowGroup();
            short[] flat = [.. Enumerable.Repeat(value, EventsPerGroup)];
            List<short> definition = [];
            List<short> repeated = [];
            for (int i = 0; i < EventsPerGroup; i++)
            {
                int count = Math.Max(0, random.Next(-2, 5));
                for (int k = 0; k < Math.Max(1, count); k++)
                {
                    definition.Add((short)(count == 0 ? value : value + 1 + value));
                    repeated.Add((short)(k == 0 ? 0 : 1));
                }
            }

            int values = definition.Count(d => d > value);
            foreach ((int count, short[] d, short[] r) in new[] { (EventsPerGroup, flat, Array.Empty<short>()), (values, definition.ToArray(), repeated.ToArray()) })
            {
                Write<float>(rows, d, r, [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 100)]);
                Write<int>(rows, d, r, [.. Enumerable.Range(0, count).Select(_ => random.Next(40) - 1)]);
                Write<bool>(rows, d, r, [.. Enumerable.Range(0, count).Select(_ => random.Next(3) == 0)]);
            }
        }

        writer.Close();
    }

    private static void Write<T>(RowGroupWriter rows, short[] definition, short[] repetition, T[] values)
        where T : unmanaged
    {
        using var column = (ColumnWriter<T>)rows.NextColumn();
        column.WriteBatch(definition.Length, definition, repetition, values);
    }
}
