using Heppy.Events;
using Heppy.Formats.Listing;
using Xunit;

namespace Heppy.Application.Tests.Converting;

/// <summary>What options do to an output, on small files made here.</summary>
public sealed class ConversionOptionsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("zstd", "zstd")]
    [InlineData("zstd:fast", "zstd")]
    [InlineData("zstd:small", "zstd")]
    [InlineData("snappy", "snappy")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP:small", "gzip")]
    [InlineData("none", "not compressed")]
    public void The_codec_is_the_one_that_is_asked_for(string typed, string codec)
    {
        string input = Write("in.parquet", 0, 3000);
        Assert.Equal((0, ""), Short(ConvertTool.Run("--compression", typed, input, _folder["out.parquet"])));

        Assert.Equal(codec, FileListing.Of(_folder["out.parquet"]).Compression);
        Assert.Empty(Differences(input, "out.parquet"));
    }

    [Theory]
    [InlineData(1, 5, new long[] { 1, 1, 1, 1, 1 })]
    [InlineData(2, 5, new long[] { 2, 2, 1 })]
    [InlineData(5, 5, new long[] { 5 })]
    [InlineData(6, 5, new long[] { 5 })]
    [InlineData(7, 0, new long[0])]
    public void Row_groups_have_the_rows_that_are_asked_for(int rows, int entries, long[] groups)
    {
        string input = Write("in.parquet", 0, entries);
        Assert.Equal((0, ""), Short(ConvertTool.Run("--row-group", $"{rows}", input, _folder["out.parquet"])));

        using IEventFile made = ConvertTool.Parquet(_folder["out.parquet"]);
        Assert.Equal(groups, made.Footer.RowGroups);
        Assert.Empty(Differences(input, "out.parquet"));
    }

    [Theory]
    [InlineData("run", "", "run")]
    [InlineData("Muon_*,run", "", "run Muon_pt Muon_charge")]
    [InlineData("", "Muon_*", "run name")]
    [InlineData("[mM]uon_*", "*_charge", "Muon_pt")]
    public void Columns_are_chosen_by_patterns_in_the_order_of_the_file(string keep, string drop, string expected)
    {
        string[] options = [.. keep.Length > 0 ? ["--columns", keep] : (string[])[], .. drop.Length > 0 ? ["--drop", drop] : (string[])[]];
        Assert.Equal((0, ""), Short(ConvertTool.Run([.. options, Write("in.parquet", 0, 3), _folder["out.parquet"]])));

        Assert.Equal(expected.Split(' '), Columns("out.parquet"));
    }

    [Fact]
    public void Merged_files_follow_one_another()
    {
        string[] inputs = [Write("a.parquet", 0, 3), Write("b.parquet", 3, 4), Write("c.parquet", 7, 2)];
        string whole = Write("whole.parquet", 0, 9);
        Assert.Equal((0, ""), Short(ConvertTool.Run(["--merge", .. inputs, _folder["all.parquet"]])));

        Assert.Empty(Differences(whole, "all.parquet"));
        Assert.Contains("all.parquet: done already", ConvertTool.Run(["--merge", .. inputs, _folder["all.parquet"]]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_differ_in_a_column_are_not_merged()
    {
        string[] inputs = [Write("a.parquet", 0, 3), _folder["b.parquet"]];
        Assert.Equal(0, ConvertTool.Run("--drop", "Muon_pt", inputs[0], inputs[1]).Code);

        var (code, _, error) = ConvertTool.Run(["--merge", .. inputs, _folder["all.parquet"]]);

        Assert.Equal(1, code);
        Assert.Contains("b.parquet cannot be merged: it lacks the column Muon_pt.", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["all.parquet"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_same_bytes_come_out_however_many_files_are_converted_at_once(int jobs)
    {
        string[] inputs = [.. Enumerable.Range(0, 5).Select(i => Write($"in{i}.parquet", 10 * i, 10 + i))];
        Assert.Equal((0, ""), Short(ConvertTool.Run(["-j", $"{jobs}", .. inputs, _folder["out"]])));
        Assert.Equal(0, ConvertTool.Run(inputs[4], _folder["alone.parquet"]).Code);

        Assert.Equal(File.ReadAllBytes(_folder["alone.parquet"]), File.ReadAllBytes(_folder["out/in4.parquet"]));
        Assert.Equal(10, Directory.GetFileSystemEntries(_folder["out"]).Length);
    }

    private static (int, string) Short((int Code, string Output, string Error) result) => (result.Code, result.Error);

    private string[] Columns(string name)
    {
        using IEventFile made = ConvertTool.Parquet(_folder[name]);
        return [.. made.Footer.Columns.Where(c => !c.IsCount).Select(c => c.Name)];
    }

    private string[] Differences(string input, string name)
    {
        using IEventFile source = ConvertTool.Parquet(input);
        using IEventFile made = ConvertTool.Parquet(_folder[name]);
        Assert.Equal(source.Footer.Entries, made.Footer.Entries);
        return ConvertTool.Differences(source, made);
    }

    private string Write(string name, int first, int rows) => SmallFile.Write(_folder[name], first, rows);
}
