using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Root.Files;

namespace Heppy.Campaigns;

/// <summary>Writes down what every column of every tree holds, so that another program's reading can be compared: one line of tab-separated fields for each.</summary>
/// <remarks>
/// Fields: file, tree with its cycle, column, what the file stores, entries, SHA-256 of the values, the first values. A value is written as a whole number
/// where it is one below 2^53, else as the bits of a double; texts are bytes in hexadecimal; a comma ends each value of a list, a new line each entry.
/// </remarks>
internal sealed class Columns(IReadOnlyList<string> files, string? only = null)
{
    private const int Preview = 240;

    internal int Run()
    {
        foreach (string file in files)
        {
            Guarded(() => Write(file), $"{file}\t\t\t\t");
        }

        return 0;
    }

    private void Write(string path)
    {
        string[] trees;
        using (RootFile file = RootFile.Open(path))
        {
            trees = [.. file.Keys.Where(k => k.ClassName is "TTree" or "TNtuple" or "TNtupleD").Select(k => $"{k.Path};{k.Cycle}")];
        }

        foreach (string tree in trees)
        {
            Guarded(() => WriteTree(path, tree), $"{path}\t{tree}\t\t\t");
        }
    }

    private void WriteTree(string path, string tree)
    {
        using IEventFile file = new RootFormat().Open(path, tree);
        Console.WriteLine($"{path}\t{tree}\t\t\t{file.Footer.Entries}\t\t");
        foreach (ColumnSchema column in file.Footer.Columns.Where(c => only is null || c.Name == only))
        {
            string head = $"{path}\t{tree}\t{column.Name}\t{column.Stored}\t";
            if (column.Type == ElementType.Unsupported)
            {
                Console.WriteLine($"{head}\t\tunreadable");
                continue;
            }

            Guarded(() => WriteColumn(file, column, head), head);
        }
    }

    private void WriteColumn(IEventFile file, ColumnSchema column, string head)
    {
        ColumnBuffer buffer = ColumnBuffer.Create(column.Name, Conversions.TypeOf(column.Type), column.IsJagged);
        Func<int, string> text = Texts(buffer);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var first = new StringBuilder();
        for (int group = 0; group < file.Footer.RowGroups.Count; group++)
        {
            file.Read(group, [buffer]);
            for (int row = 0; row < buffer.Rows; row++)
            {
                string entry = column.IsJagged
                    ? string.Concat(Enumerable.Range(buffer.Offsets[row], buffer.Offsets[row + 1] - buffer.Offsets[row]).Select(i => text(i) + ","))
                    : text(row);
                digest.AppendData(Encoding.ASCII.GetBytes(entry + "\n"));
                first.Append(first.Length < Preview || only is not null ? entry + " " : "");
            }
        }

        Console.WriteLine($"{head}{file.Footer.Entries}\t{Convert.ToHexStringLower(digest.GetHashAndReset())}\t{first}");
    }

    private static Func<int, string> Texts(ColumnBuffer buffer) => buffer switch
    {
        ColumnBuffer<bool> b => i => b.Values[i] ? "1" : "0",
        ColumnBuffer<sbyte> b => i => Text(b.Values[i]),
        ColumnBuffer<byte> b => i => Text(b.Values[i]),
        ColumnBuffer<short> b => i => Text(b.Values[i]),
        ColumnBuffer<ushort> b => i => Text(b.Values[i]),
        ColumnBuffer<int> b => i => Text(b.Values[i]),
        ColumnBuffer<uint> b => i => Text(b.Values[i]),
        ColumnBuffer<long> b => i => Text(b.Values[i]),
        ColumnBuffer<ulong> b => i => Text(b.Values[i]),
        ColumnBuffer<float> b => i => Text(b.Values[i]),
        ColumnBuffer<double> b => i => Text(b.Values[i]),
        ColumnBuffer<string> b => i => "'" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(b.Values[i])),
        _ => throw new InvalidOperationException($"Values of {buffer.ValueType} are not written down."),
    };

    private static string Text(double value) => value switch
    {
        _ when double.IsNaN(value) => "nan",
        _ when Math.Abs(value) < 1L << 53 && value == Math.Floor(value) && !(value == 0 && double.IsNegative(value))
            => ((long)value).ToString(CultureInfo.InvariantCulture),
        _ => BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture),
    };

    private static void Guarded(Action write, string head)
    {
        try
        {
            write();
        }
        catch (InvalidDataException e)
        {
            Console.WriteLine($"{head}\t\trefused: {e.Message}");
        }
    }
}
