using Heppy.Events;
using Heppy.Formats.Parquet;
using ParquetSharp;

namespace Heppy.Samples.Tests;

/// <summary>The ADL events as Apache Arrow writes them: small row groups, null in place of empty lists, an empty file among the others.</summary>
internal static class RewrittenEvents
{
    private static readonly string[] Lists =
    [
        "Muon_pt", "Muon_eta", "Muon_phi", "Muon_mass", "Electron_pt", "Electron_eta", "Electron_phi", "Electron_mass",
        "Jet_pt", "Jet_eta", "Jet_phi", "Jet_mass", "Jet_btag",
    ];

    private static readonly string[] Charges = ["Muon_charge", "Electron_charge"];

    /// <summary>Writes files with row groups of 1, 7 and 333 events, and one without events.</summary>
    internal static void Write(string original, string folder)
    {
        Directory.CreateDirectory(folder);
        using IEventFile file = new ParquetFormat().Open(original);
        var met = new[] { new ColumnBuffer<float>("MET_pt", false), new ColumnBuffer<float>("MET_phi", false) };
        ColumnBuffer<float>[] lists = [.. Lists.Select(n => new ColumnBuffer<float>(n, true))];
        ColumnBuffer<int>[] charges = [.. Charges.Select(n => new ColumnBuffer<int>(n, true))];
        file.Read(0, [.. met, .. lists, .. charges]);
        (string Name, int First, int End, int Group)[] parts = [("a", 0, 20, 1), ("b", 20, 300, 7), ("c", 300, 300, 1), ("d", 300, met[0].Rows, 333)];
        foreach ((string name, int first, int end, int group) in parts)
        {
            Column[] columns =
            [
                .. met.Select(m => new ParquetSharp.Column<float>(m.Name)),
                .. lists.Select(l => new ParquetSharp.Column<float[]>(l.Name)),
                .. charges.Select(c => new ParquetSharp.Column<int[]>(c.Name)),
            ];
            using var writer = new ParquetFileWriter(Path.Combine(folder, $"{name}.parquet"), columns);
            for (int row = first; row < end; row += group)
            {
                int rows = Math.Min(group, end - row);
                using RowGroupWriter into = writer.AppendRowGroup();
                foreach (ColumnBuffer<float> column in met)
                {
                    Put(into, Enumerable.Range(row, rows).Select(r => column.Values[r]).ToArray());
                }

                foreach (ColumnBuffer<float> column in lists)
                {
                    Put(into, Enumerable.Range(row, rows).Select(r => List(column, r)).ToArray());
                }

                foreach (ColumnBuffer<int> column in charges)
                {
                    Put(into, Enumerable.Range(row, rows).Select(r => List(column, r)).ToArray());
                }
            }

            writer.Close();
        }
    }

    private static void Put<T>(RowGroupWriter group, T[] values)
    {
        using LogicalColumnWriter<T> writer = group.NextColumn().LogicalWriter<T>();
        writer.WriteBatch(values);
    }

    private static T[] List<T>(ColumnBuffer<T> column, int row)
    {
        T[] list = column.Values[column.Offsets[row]..column.Offsets[row + 1]];
        return list.Length == 0 ? null! : list;
    }
}
