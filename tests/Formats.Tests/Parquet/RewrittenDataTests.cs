using Heppy.Events;
using ParquetSharp;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

/// <summary>The same real events, as other programs would have stored them.</summary>
public sealed class RewrittenDataTests : IDisposable
{
    private const string Flat = "adl/Run2012B_SingleMu-1000.parquet";
    private const string Structs = "adl/Run2012B_SingleMu-restructured-1000.parquet";
    private static readonly string[] Names = ["MET_pt", "Muon_pt", "Muon_charge", "Jet_pt", "HLT_IsoMu24"];

    private readonly ScratchFolder _folder = new();
    private readonly Duck _duck = new();

    [Theory]
    [InlineData(Flat, 1)]
    [InlineData(Flat, 333)]
    [InlineData(Structs, 7)]
    public void DuckDB_files_with_null_lists_hold_the_same_events(string relative, int rowsPerFile)
    {
        string original = TestData.Find(relative);
        List<(string Name, string Expression)> columns = relative == Flat
            ? [("MET_pt", "MET_pt"), ("Muon_pt", Nulled("Muon_pt")), ("Muon_charge", Nulled("Muon_charge")), ("Jet_pt", Nulled("Jet_pt"))]
            : [("MET", "MET"), ("Muon", Nulled("Muon")), ("Jet", Nulled("Jet"))];
        string list = string.Join(", ", columns.Select(c => $"{c.Expression} AS {c.Name}"));
        int rows = Math.Min(3 * rowsPerFile, 1000);
        string[] read = ["MET_pt", "Muon_pt", "Muon_charge", "Jet_pt", "nMuon", "nJet"];
        List<object?[]>[] expected = [.. read.Select(name => Decoded.Column(original, name, TypeFor(name)))];
        for (int first = 0; first < rows; first += rowsPerFile)
        {
            string path = _folder[$"part{first}.parquet"];
            _duck.Run($"COPY (SELECT {list} FROM read_parquet('{original}') LIMIT {rowsPerFile} OFFSET {first}) TO '{path}' (COMPRESSION zstd)");
            for (int i = 0; i < read.Length; i++)
            {
                Decoded.AssertSame(read[i], expected[i].GetRange(first, Math.Min(rowsPerFile, 1000 - first)), Decoded.Column(path, read[i], TypeFor(read[i])));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(333)]
    public void ParquetSharp_files_with_small_row_groups_and_null_lists_hold_the_same_events(int rowsPerGroup)
    {
        string original = TestData.Find(Flat);
        List<object?[]>[] expected = [.. Names.Select(name => Decoded.Column(original, name))];
        string path = _folder["sharp.parquet"];
        Column[] columns =
        [
            new ParquetSharp.Column<float>(Names[0]), new ParquetSharp.Column<float?[]>(Names[1]), new ParquetSharp.Column<int[]>(Names[2]), new ParquetSharp.Column<float[]>(Names[3]), new ParquetSharp.Column<bool?>(Names[4]),
        ];
        using (var writer = new ParquetFileWriter(path, columns))
        {
            for (int first = 0; first < 1000; first += rowsPerGroup)
            {
                int rows = Math.Min(rowsPerGroup, 1000 - first);
                using RowGroupWriter group = writer.AppendRowGroup();
                Write(group, expected[0].GetRange(first, rows).Select(r => (float)r[0]!));
                Write(group, expected[1].GetRange(first, rows).Select(r => NullIfEmpty(r.Select(v => (float?)v).ToArray())));
                Write(group, expected[2].GetRange(first, rows).Select(r => NullIfEmpty(r.Select(v => (int)v!).ToArray())));
                Write(group, expected[3].GetRange(first, rows).Select(r => r.Select(v => (float)v!).ToArray()));
                Write(group, expected[4].GetRange(first, rows).Select(r => (bool?)r[0]));
            }

            writer.Close();
        }

        Assert.Equal((1000 + rowsPerGroup - 1) / rowsPerGroup, Decoded.Footer(path).RowGroups.Count);
        for (int i = 0; i < Names.Length; i++)
        {
            Decoded.AssertSame(Names[i], expected[i], Decoded.Column(path, Names[i]));
        }

        Decoded.AssertSame("nMuon", Decoded.Column(original, "nMuon", typeof(long)), Decoded.Column(path, "nMuon", typeof(long)));
    }

    [Fact]
    public void Counts_come_from_lists_that_are_read_anyway()
    {
        string path = TestData.Find(Structs);
        using IEventFile file = new Heppy.Formats.Parquet.ParquetFormat().Open(path);
        var count = new ColumnBuffer<uint>("nMuon", false);
        var alone = new ColumnBuffer<uint>("nMuon", false);
        var eta = new ColumnBuffer<float>("Muon_eta", true);
        file.Read(0, [count, eta], TestContext.Current.CancellationToken);
        file.Read(0, [alone], TestContext.Current.CancellationToken);
        Assert.Equal(1000, count.Rows);
        Assert.Equal(alone.Values[..1000], count.Values[..1000]);
        Assert.Equal(eta.Count, (int)count.Values[..1000].Sum(n => n));
    }

    public void Dispose()
    {
        _duck.Dispose();
        _folder.Dispose();
    }

    private static Type TypeFor(string name) => name[0] == 'n' || name == "Muon_charge" ? typeof(long) : typeof(double);

    private static string Nulled(string list) => $"CASE WHEN len({list}) = 0 THEN NULL ELSE {list} END";

    private static T[]? NullIfEmpty<T>(T[] list) => list.Length == 0 ? null : list;

    private static void Write<T>(RowGroupWriter group, IEnumerable<T> values)
    {
        using LogicalColumnWriter<T> writer = group.NextColumn().LogicalWriter<T>();
        writer.WriteBatch(values.ToArray());
    }
}
