using Heppy.Events;

namespace Heppy.Framework.Tests.Loop;

/// <summary>A file whose row groups are all the same generated one. Reading copies into the buffers it is given.</summary>
internal sealed class RepeatedFile : IEventFile
{
    internal const string Name = "repeated";
    internal const int Rows = 4096;
    private readonly EventColumns _columns = new(
    [
        new ColumnSchema("run", ElementType.UInt32),
        new ColumnSchema("luminosityBlock", ElementType.UInt32),
        new ColumnSchema("event", ElementType.UInt64),
        new ColumnSchema("genWeight", ElementType.Double),
        new ColumnSchema("MET_pt", ElementType.Double),
        new ColumnSchema("Jet_pt", ElementType.Float, IsJagged: true),
        new ColumnSchema("Jet_n", ElementType.Int32, IsJagged: true),
    ]);

    internal RepeatedFile(int rowGroups)
    {
        Footer = new FileFooter
        {
            Size = rowGroups,
            Digest = new string('0', 64),
            RowGroups = [.. Enumerable.Repeat((long)Rows, rowGroups)],
            Columns = [.. _columns.Buffers.Select(b => new ColumnSchema(b.Name, Conversions.ElementOf(b.ValueType), b.IsJagged))],
            CompressedBytes = new long[_columns.Buffers.Count],
        };
        for (int row = 0; row < Rows; row++)
        {
            int jets = row * 7 % 5;
            _columns.Set("run", 1u);
            _columns.Set("luminosityBlock", 1u);
            _columns.Set("event", (ulong)row);
            _columns.Set("genWeight", row % 3 == 0 ? -1.25 : 1.5);
            _columns.Set("MET_pt", (double)(row % 100));
            _columns.List<float>("Jet_pt", [.. Enumerable.Range(1, jets).Select(i => 20f * i)]);
            _columns.List<int>("Jet_n", [.. Enumerable.Range(1, jets)]);
        }
    }

    public string Path => Name;

    public FileFooter Footer { get; }

    public void Read(int rowGroup, IReadOnlyList<ColumnBuffer> columns, CancellationToken cancellation = default)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            ColumnBuffer into = columns[i];
            into.Clear();
            into.AppendRows(_columns.Buffers.First(b => b.Name == into.Name), 0, Rows);
        }
    }

    public void Dispose()
    {
    }
}
