using Heppy.Events;
using Heppy.Formats.Parquet;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

public class RealDataTests
{
    [Theory]
    [InlineData("adl/Run2012B_SingleMu-1000.parquet", 86)]
    [InlineData("adl/Run2012B_SingleMu-restructured-1000.parquet", 80)]
    [InlineData("cms/nano_dy.parquet", 1400)]
    [InlineData("cms/nano_dimuon.parquet", 1000)]
    public void Every_column_reads_as_DuckDB_reads_it(string relative, int atLeast)
    {
        string path = TestData.Find(relative);
        using var duck = new Duck();
        using IEventFile file = new ParquetFormat().Open(path);
        ColumnSchema[] stored = [.. file.Footer.Columns.Where(c => c.Type != ElementType.Unsupported && !c.IsCount)];
        foreach (ColumnSchema[] some in stored.Chunk(200))
        {
            List<object?[]>[] expected = duck.Columns(path, some);
            for (int i = 0; i < some.Length; i++)
            {
                Decoded.AssertSame(some[i].Name, expected[i], Decoded.Column(file, some[i]));
            }
        }

        Assert.InRange(stored.Length, atLeast, int.MaxValue);
        Assert.DoesNotContain(file.Footer.Columns, c => c.Type == ElementType.Unsupported);
    }

    [Fact]
    public void Both_shapes_of_the_same_events_offer_the_same_columns()
    {
        string flat = TestData.Find("adl/Run2012B_SingleMu-1000.parquet");
        string structs = TestData.Find("adl/Run2012B_SingleMu-restructured-1000.parquet");
        foreach (string name in (string[])["MET_pt", "Muon_pt", "Muon_charge", "Jet_btag", "nMuon", "nJet", "PV_npvs"])
        {
            Type type = name[0] == 'n' || name == "PV_npvs" || name.EndsWith("charge", StringComparison.Ordinal) ? typeof(long) : typeof(double);
            Decoded.AssertSame(name, Decoded.Column(flat, name, type), Decoded.Column(structs, name, type));
        }
    }
}
