using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Formats.Root;
using Xunit;

namespace Heppy.Formats.Tests.Root;

/// <summary>Real trees, against the same events in another format or codec.</summary>
public sealed class RootTreeTests
{
    [Theory]
    [InlineData("nano_dy", 1499)]
    [InlineData("nano_dimuon", 1601)]
    public void NanoAOD_in_ROOT_is_what_it_is_in_Parquet_column_by_column(string name, int columns)
    {
        using IEventFile root = new RootFormat().Open(TestData.Find($"cms/{name}.root"));
        using IEventFile parquet = new ParquetFormat().Open(TestData.Find($"cms/{name}.parquet"));
        Assert.Equal(columns, root.Footer.Columns.Count);
        Assert.Equal(parquet.Footer.Entries, root.Footer.Entries);
        Dictionary<string, ColumnSchema> others = parquet.Footer.Columns.ToDictionary(c => c.Name);
        var differences = new List<string>();
        foreach (ColumnSchema column in root.Footer.Columns)
        {
            ColumnSchema other = others[column.Name];
            Assert.Equal(other.IsJagged, column.IsJagged);
            if (Text(root, column, column.Type) != Text(parquet, other, column.Type))
            {
                differences.Add(column.Name);
            }
        }

        Assert.Empty(differences);
    }

    [Theory]
    [InlineData("zlib")]
    [InlineData("lz4")]
    [InlineData("lzma")]
    [InlineData("zstd")]
    public void A_tree_is_the_same_in_every_codec(string codec)
    {
        using IEventFile plain = new RootFormat().Open(TestData.Find("root/uproot-HZZ-uncompressed.root"));
        using IEventFile packed = new RootFormat().Open(TestData.Find($"root/uproot-HZZ-{codec}.root"));
        Assert.Equal(2421, packed.Footer.Entries);
        Assert.Equal(51, packed.Footer.Columns.Count);
        Assert.All(plain.Footer.Columns, c => Assert.Equal(Text(plain, c, c.Type), Text(packed, c, c.Type)));
    }

    [Theory]
    [InlineData("5.30.00-uncompressed")]
    [InlineData("5.30.00-zlib")]
    [InlineData("6.20.04-lz4")]
    [InlineData("6.20.04-lzma")]
    [InlineData("6.20.04-uncompressed")]
    [InlineData("6.20.04-zlib")]
    public void Every_basic_type_reads_from_old_and_new_files(string version)
    {
        using IEventFile file = new RootFormat().Open(TestData.Find($"root/uproot-sample-{version}.root"));
        Assert.Equal(30, file.Footer.Entries);

        // The file was made with n = -15 .. 14, lists of 0 to 4 numbers n + 0.1 i from the first on, and texts.
        Assert.Equal(string.Join('\n', Enumerable.Range(-15, 30)), Text(file, Column(file, "i4"), ElementType.Int32));
        Assert.Equal(string.Join('\n', Enumerable.Range(-15, 30)), Text(file, Column(file, "i1"), ElementType.Int8));
        Assert.Equal(string.Join('\n', Enumerable.Range(0, 30)), Text(file, Column(file, "u8"), ElementType.UInt64));
        Assert.Equal("-14.9\n-13.9", string.Join('\n', Text(file, Column(file, "f8"), ElementType.Double).Split('\n')[..2]));
        Assert.Equal("hey-0\nhey-1", string.Join('\n', Text(file, Column(file, "str"), ElementType.String).Split('\n')[..2]));
        Assert.Equal(["", "-15", "-15 -13.9", "-15 -13.9 -12.8"], Text(file, Column(file, "Af8"), ElementType.Double).Split('\n')[..4]);
    }

    [Fact]
    public void Baskets_that_were_never_written_on_their_own_are_read_from_their_branch()
    {
        using IEventFile file = new RootFormat().Open(TestData.Find("root/nanoAOD_2015_CMS_Open_Data_ttbar.root"));
        Assert.Equal(200, file.Footer.Entries);
        Assert.Equal(947, file.Footer.Columns.Count);
        string[] muons = Text(file, Column(file, "Muon_pt"), ElementType.Float).Split('\n');
        string[] counts = Text(file, Column(file, "nMuon"), ElementType.UInt32).Split('\n');
        Assert.Equal(counts, muons.Select(m => m.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length.ToString()));
        Assert.All(file.Footer.Columns, c => Assert.NotEqual("", Text(file, c, c.Type)));
    }

    private static ColumnSchema Column(IEventFile file, string name) => file.Footer.Columns.Single(c => c.Name == name);

    private static string Text(IEventFile file, ColumnSchema column, ElementType type)
    {
        Type value = Conversions.TypeOf(type);
        var all = new List<string>();
        for (int group = 0; group < file.Footer.RowGroups.Count; group++)
        {
            ColumnBuffer buffer = ColumnBuffer.Create(
                column.Name, column.IsNullable && value != typeof(string) ? typeof(Nullable<>).MakeGenericType(value) : value, column.IsJagged);
            file.Read(group, [buffer]);
            Array values = (Array)buffer.GetType().GetProperty("Values")!.GetValue(buffer)!;
            for (int row = 0; row < buffer.Rows; row++)
            {
                all.Add(column.IsJagged
                    ? string.Join(' ', Enumerable.Range(buffer.Offsets[row], buffer.Offsets[row + 1] - buffer.Offsets[row]).Select(i => Convert.ToString(values.GetValue(i), null)))
                    : Convert.ToString(values.GetValue(row), null) ?? "");
            }
        }

        return string.Join('\n', all);
    }
}
