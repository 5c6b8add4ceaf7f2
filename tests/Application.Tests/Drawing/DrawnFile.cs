using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Formats.Root;
using Heppy.Trees;

namespace Heppy.Application.Tests.Drawing;

/// <summary>A file to draw from: muons with a charge and the index of a jet, jets, numbers of events, names.</summary>
public static class DrawnFile
{
    internal const int Rows = 1000;

    /// <summary>Events as plain values.</summary>
    internal static IReadOnlyList<Row> All { get; } = [.. Enumerable.Range(0, Rows).Select(i => new Row(
        (ulong)i * 7, (uint)(i % 3), 10 + ((i * 37 % 1000) / 8f),
        [.. Enumerable.Range(0, i % 4).Select(k => 5 + ((i * 31) + (k * 17)) % 160 / 4f)],
        [.. Enumerable.Range(0, i % 4).Select(k => (i + k) % 2 == 0 ? 1 : -1)],
        [.. Enumerable.Range(0, i % 4).Select(k => (i % 5) - 1)],
        [.. Enumerable.Range(0, i % 3).Select(k => 20 + ((i * 13) + k) % 200 / 2f)]))];

    /// <summary>Writes them.</summary>
    internal static string Write(string path)
    {
        var columns = new ColumnBuffer[]
        {
            Flat("event", r => r.Event), Flat("kind", r => r.Kind), Flat("MET_pt", r => r.Met), Flat("name", r => $"n{r.Kind}"),
            List("Muon_pt", r => r.MuonPt), List("Muon_charge", r => r.MuonCharge), List("Muon_jetIdx", r => r.MuonJet), List("Jet_pt", r => r.JetPt),
        };
        ITreeFormat format = path.EndsWith(".root", StringComparison.Ordinal) ? new RootFormat() : new ParquetFormat();
        using FileStream stream = File.Create(path);
        using ITreeWriter writer = format.Create(stream, [.. columns.Where(c => format is ParquetFormat || c.Name != "name").Select(c => new ColumnSchema(c.Name, Conversions.ElementOf(c.ValueType), c.IsJagged))]);
        for (int first = 0; first < Rows; first += 250)
        {
            writer.Append([.. columns.Where(c => format is ParquetFormat || c.Name != "name")], first, 250);
        }

        writer.Finish();
        return path;
    }

    private static ColumnBuffer<T> Flat<T>(string name, Func<Row, T> value)
    {
        var buffer = new ColumnBuffer<T>(name, false);
        All.ToList().ForEach(r => buffer.Append(value(r)));
        return buffer;
    }

    private static ColumnBuffer<T> List<T>(string name, Func<Row, T[]> values)
    {
        var buffer = new ColumnBuffer<T>(name, true);
        All.ToList().ForEach(r => buffer.AppendList(values(r)));
        return buffer;
    }

    public sealed record Row(ulong Event, uint Kind, float Met, float[] MuonPt, int[] MuonCharge, int[] MuonJet, float[] JetPt);
}
