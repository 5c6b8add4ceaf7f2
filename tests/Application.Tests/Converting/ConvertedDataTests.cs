using Heppy.Events;
using Heppy.Formats.Listing;
using Heppy.Formats.Root;
using Heppy.Formats.Tests;
using Heppy.Formats.Tests.Parquet;
using Xunit;

namespace Heppy.Application.Tests.Converting;

/// <summary>Real ROOT files, converted, against the readers of both formats and DuckDB.</summary>
public sealed class ConvertedDataTests
{
    [Theory]
    [InlineData("nano_dy", 1499)]
    [InlineData("nano_dimuon", 1601)]
    public void Converted_NanoAOD_is_what_others_made_of_it_column_by_column(string name, int columns)
    {
        using var folder = new TestFolder();
        var (code, output, error) = ConvertTool.Run(TestData.Find($"cms/{name}.root"), folder["nano.parquet"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"40 entries, {columns:N0} columns", output, StringComparison.Ordinal);

        using IEventFile made = ConvertTool.Parquet(folder["nano.parquet"]);
        using IEventFile root = new RootFormat().Open(TestData.Find($"cms/{name}.root"));
        using IEventFile reference = ConvertTool.Parquet(TestData.Find($"cms/{name}.parquet"));
        Assert.Empty(ConvertTool.Differences(root, made));
        Assert.Equal(columns, made.Footer.Columns.Count(c => !c.IsCount));

        // The other converter declares every column nullable, and knows no unsigned bytes in lists.
        string[] differences =
        [
            .. made.Footer.Columns.Where(c => !c.IsCount)
                .Where(c => !Values(made, c, c.Type).SequenceEqual(Values(reference, reference.Footer.Columns.Single(r => r.Name == c.Name), c.Type)))
                .Select(c => c.Name),
        ];
        Assert.Empty(differences);
    }

    [Fact]
    public void Every_tree_that_reads_is_converted_value_by_value()
    {
        int trees = 0;
        foreach (string path in Directory.EnumerateFiles(Path.GetDirectoryName(TestData.Find("root/uproot-HZZ.root"))!, "*.root"))
        {
            using var folder = new TestFolder();
            foreach (ListedObject item in FileListing.Of(path).Objects.Where(o => o.Tree is not null && o.IsNewest))
            {
                string made = folder[$"{item.Path.Replace('/', '_')}.parquet"];
                var (code, _, error) = ConvertTool.Run("--tree", item.Path, path, made);
                Assert.Equal((0, ""), (code, error.StartsWith("warning:", StringComparison.Ordinal) ? "" : error));
                using IEventFile source = new RootFormat().Open(path, item.Path);
                using IEventFile converted = ConvertTool.Parquet(made);
                Assert.Equal(source.Footer.Entries, converted.Footer.Entries);
                Assert.Empty(ConvertTool.Differences(source, converted));
                trees++;
            }
        }

        Assert.InRange(trees, 19, 1000);
    }

    [Fact]
    public void DuckDB_reads_the_same_values()
    {
        using var folder = new TestFolder();
        using var duck = new Duck();
        Assert.Equal(0, ConvertTool.Run(TestData.Find("cms/nano_dy.root"), folder["dy.parquet"]).Code);
        Assert.Equal(18L, duck.Scalar($"SELECT count(x) FROM (SELECT unnest(Muon_pt) AS x FROM '{folder["dy.parquet"]}')"));
        Assert.Equal(538.36938, (double)duck.Scalar($"SELECT sum(x::DOUBLE) FROM (SELECT unnest(Muon_pt) AS x FROM '{folder["dy.parquet"]}')")!, 1e-5);
        Assert.Equal("UINTEGER", duck.Scalar($"SELECT typeof(nMuon) FROM '{folder["dy.parquet"]}' LIMIT 1"));
        Assert.Equal("BOOLEAN[]", duck.Scalar($"SELECT typeof(Muon_tightId) FROM '{folder["dy.parquet"]}' LIMIT 1"));
        Assert.Equal(40L, duck.Scalar($"SELECT count(*) FROM '{folder["dy.parquet"]}' WHERE nMuon = len(Muon_pt)"));

        Assert.Equal(0, ConvertTool.Run(TestData.Find("root/uproot-small-flat-tree.root"), folder["flat.parquet"]).Code);
        Assert.Equal("evt-007", duck.Scalar($"SELECT Str FROM '{folder["flat.parquet"]}' WHERE Int32 = 7"));
        Assert.Equal(100L, duck.Scalar($"SELECT count(*) FROM '{folder["flat.parquet"]}' WHERE len(ArrayUInt64) = 10 AND len(SliceInt32) = N"));
        Assert.Equal("UBIGINT[]", duck.Scalar($"SELECT typeof(SliceUInt64) FROM '{folder["flat.parquet"]}' LIMIT 1"));
    }

    private static IEnumerable<object?> Values(IEventFile file, ColumnSchema column, ElementType type)
    {
        ColumnBuffer buffer = ConvertTool.Column(file, column);
        Type value = Conversions.TypeOf(type);
        return
        [
            .. Enumerable.Range(0, buffer.Count).Select(i => buffer.ValueArray.GetValue(i)).Select(v => v is null ? null : Convert.ChangeType(v, value)),
            .. buffer.Offsets.Take(column.IsJagged ? buffer.Rows + 1 : 0).Cast<object?>(),
        ];
    }
}
