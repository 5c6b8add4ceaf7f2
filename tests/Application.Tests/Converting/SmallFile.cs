using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Trees;

namespace Heppy.Application.Tests.Converting;

/// <summary>A small Parquet file: run, Muon_pt, Muon_charge, name.</summary>
internal static class SmallFile
{
    internal static string Write(string path, int first, int rows)
    {
        var run = new ColumnBuffer<uint>("run", false);
        var pt = new ColumnBuffer<float>("Muon_pt", true);
        var charge = new ColumnBuffer<sbyte>("Muon_charge", true);
        var name = new ColumnBuffer<string?>("name", false);
        for (int i = first; i < first + rows; i++)
        {
            run.Append((uint)i);
            pt.Append([.. Enumerable.Range(0, i % 4).Select(k => i + (0.25f * k))]);
            charge.Append([.. Enumerable.Range(0, i % 4).Select(k => (sbyte)(k % 2 == 0 ? 1 : -1))]);
            name.Append($"event {i}");
        }

        using FileStream stream = File.Create(path);
        using ITreeWriter writer = new ParquetFormat().Create(stream,
        [
            new("run", ElementType.UInt32), new("Muon_pt", ElementType.Float, true), new("Muon_charge", ElementType.Int8, true), new("name", ElementType.String),
        ]);
        writer.Append([run, pt, charge, name], 0, rows);
        writer.Finish();
        return path;
    }
}
