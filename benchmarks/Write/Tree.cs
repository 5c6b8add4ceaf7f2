using Heppy.Events;
using Heppy.Formats.Parquet;

namespace Heppy.Benchmarks;

/// <summary>Rows as an analysis keeps them: a few numbers, a flag, and lists of jets, with random mantissas.</summary>
internal sealed class Tree
{
    internal const int RowsPerGroup = 65_536;
    internal static readonly string[] Flat = ["mass", "met", "weight"];
    internal static readonly string[] Lists = ["Jet_pt", "Jet_eta"];

    internal Tree(int rows)
    {
        var random = new Random(5);
        Rows = rows;
        Columns = [.. Schema.Select(c => ColumnBuffer.Create(c.Name, Conversions.TypeOf(c.Type), c.IsJagged))];
        int[] offsets = new int[rows + 1];
        for (int row = 0; row < rows; row++)
        {
            offsets[row + 1] = offsets[row] + Math.Max(0, random.Next(-2, 5));
        }

        foreach (ColumnBuffer column in Columns)
        {
            int values = column.IsJagged ? offsets[rows] : rows;
            column.Resize(rows, values);
            if (column.IsJagged)
            {
                offsets.CopyTo(column.Offsets, 0);
            }

            for (int i = 0; i < values; i++)
            {
                switch (column)
                {
                    case ColumnBuffer<float> floats: floats.Values[i] = 100 * random.NextSingle(); break;
                    case ColumnBuffer<double> doubles: doubles.Values[i] = random.NextDouble(); break;
                    case ColumnBuffer<int> ints: ints.Values[i] = random.Next(5); break;
                    case ColumnBuffer<bool> bools: bools.Values[i] = random.Next(3) == 0; break;
                    default: throw new InvalidOperationException(column.Name);
                }
            }
        }
    }

    internal int Rows { get; }

    internal IReadOnlyList<ColumnSchema> Schema { get; } =
    [
        .. Flat.Select(n => new ColumnSchema(n, n == "weight" ? ElementType.Double : ElementType.Float)),
        new ColumnSchema("category", ElementType.Int32),
        new ColumnSchema("isSignal", ElementType.Boolean),
        .. Lists.Select(n => new ColumnSchema(n, ElementType.Float, IsJagged: true)),
    ];

    internal ColumnBuffer[] Columns { get; }

    /// <summary>Reads a file and compares.</summary>
    internal void ShouldBeIn(string path)
    {
        using IEventFile file = new ParquetFormat().Open(path);
        ColumnBuffer[] read = [.. Schema.Select(c => ColumnBuffer.Create(c.Name, Conversions.TypeOf(c.Type), c.IsJagged))];
        int first = 0;
        for (int group = 0; group < file.Footer.RowGroups.Count; group++)
        {
            file.Read(group, read);
            for (int i = 0; i < read.Length; i++)
            {
                if (!IsSame(read[i], Columns[i], first))
                {
                    throw new InvalidDataException($"{Path.GetFileName(path)}: {read[i].Name} is not what was written.");
                }
            }

            first += read[0].Rows;
        }

        if (first != Rows)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} has {first} rows.");
        }
    }

    private static bool IsSame(ColumnBuffer read, ColumnBuffer written, int first)
    {
        int start = written.IsJagged ? written.Offsets[first] : first;
        bool same = !written.IsJagged || Enumerable.Range(0, read.Rows + 1).All(i => read.Offsets[i] == written.Offsets[first + i] - start);
        return same && (read, written) switch
        {
            (ColumnBuffer<float> a, ColumnBuffer<float> b) => IsSame(a, b, start),
            (ColumnBuffer<double> a, ColumnBuffer<double> b) => IsSame(a, b, start),
            (ColumnBuffer<int> a, ColumnBuffer<int> b) => IsSame(a, b, start),
            (ColumnBuffer<bool> a, ColumnBuffer<bool> b) => IsSame(a, b, start),
            _ => false,
        };
    }

    private static bool IsSame<T>(ColumnBuffer<T> read, ColumnBuffer<T> written, int start) =>
        read.Values.AsSpan(0, read.Count).SequenceEqual(written.Values.AsSpan(start, read.Count));
}
