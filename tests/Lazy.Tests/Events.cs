using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Formats.Root;
using Heppy.Physics;
using Heppy.Trees;

namespace Heppy.Lazy.Tests;

/// <summary>Made-up events: muons, jets, missing momentum, a name; and what a plain loop finds in them.</summary>
internal static class Events
{
    private static readonly ColumnSchema[] Schema =
    [
        new("event", ElementType.UInt64), new("MET_pt", ElementType.Float), new("stream", ElementType.String),
        .. new[] { "pt", "eta", "phi", "mass" }.Select(c => new ColumnSchema($"Muon_{c}", ElementType.Float, IsJagged: true)),
        new("Muon_charge", ElementType.Int32, IsJagged: true), new("Jet_pt", ElementType.Float, IsJagged: true),
    ];

    internal readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

    internal sealed record Row(ulong Number, float Met, string Stream, Muon[] Muons, float[] Jets);

    internal static Row[] Make(int count, int seed)
    {
        var random = new Random(seed);
        float Next(double scale) => (float)(scale * random.NextDouble());
        return [.. Enumerable.Range(0, count).Select(i => new Row(
            (ulong)i,
            Next(100),
            $"stream {random.Next(4)}",
            [.. Enumerable.Range(0, random.Next(5)).Select(_ => new Muon(5 + Next(60), Next(4) - 2, Next(6) - 3, 0.105f, random.Next(2) == 0 ? 1 : -1))],
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => 15 + Next(80))]))];
    }

    /// <summary>Writes them to a file.</summary>
    internal static string Write(string path, ReadOnlySpan<Row> rows, int rowsPerGroup = 100)
    {
        var columns = new EventColumns(Schema);
        foreach (Row row in rows)
        {
            columns.Set("event", row.Number);
            columns.Set("MET_pt", row.Met);
            columns.Set("stream", row.Stream);
            columns.List<float>("Muon_pt", [.. row.Muons.Select(m => m.Pt)]);
            columns.List<float>("Muon_eta", [.. row.Muons.Select(m => m.Eta)]);
            columns.List<float>("Muon_phi", [.. row.Muons.Select(m => m.Phi)]);
            columns.List<float>("Muon_mass", [.. row.Muons.Select(m => m.Mass)]);
            columns.List<int>("Muon_charge", [.. row.Muons.Select(m => m.Charge)]);
            columns.List<float>("Jet_pt", row.Jets);
        }

        ITreeFormat format = path.EndsWith(".root", StringComparison.Ordinal) ? new RootFormat() : new ParquetFormat { RowsPerGroup = rowsPerGroup };
        using FileStream stream = File.Create(path);
        using ITreeWriter writer = format.Create(stream, Schema);
        writer.Append(columns.Buffers, 0, columns.Rows);
        writer.Finish();
        return path;
    }

    /// <summary>Masses of the pairs of opposite charge of an event, by a plain loop.</summary>
    internal static IEnumerable<double> Masses(Row row) =>
        from i in Enumerable.Range(0, row.Muons.Length)
        from j in Enumerable.Range(0, row.Muons.Length)
        where i < j && row.Muons[i].Charge != row.Muons[j].Charge
        select (row.Muons[i].P4 + row.Muons[j].P4).Mass;
}
