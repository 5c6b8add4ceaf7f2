using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Tests;
using Heppy.Formats.Tests.Parquet;
using Xunit;

namespace Heppy.Application.Tests.Converting;

/// <summary>Parquet and RNTuple to flat trees, and back.</summary>
public sealed class RootOutputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("zstd", "zstd level 5")]
    [InlineData("zlib", "zlib level 1")]
    [InlineData("none", "not compressed")]
    public void A_Parquet_file_becomes_a_tree_and_comes_back(string typed, string codec)
    {
        string input = SmallFile.Write(_folder["in.parquet"], 0, 3000);
        Assert.Equal((0, ""), Short(ConvertTool.Run("--compression", typed, input, _folder["out.root"])));
        Assert.Equal((0, ""), Short(ConvertTool.Run("--columns", "run,Muon_*,name", _folder["out.root"], _folder["back.parquet"])));

        Assert.Contains(codec, ConvertTool.List(_folder["out.root"]).Output, StringComparison.Ordinal);
        using IEventFile source = ConvertTool.Parquet(input);
        using IEventFile tree = new RootFormat().Open(_folder["out.root"]);
        using IEventFile back = ConvertTool.Parquet(_folder["back.parquet"]);
        Assert.Empty(ConvertTool.Differences(source, tree, mayAdd: true));
        Assert.Empty(ConvertTool.Differences(source, back));
        Assert.Contains("done already", ConvertTool.Run("--compression", typed, input, _folder["out.root"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NanoAOD_survives_the_way_to_Parquet_and_back_to_a_tree()
    {
        string nano = TestData.Find("cms/nano_dy.root");
        Assert.Equal((0, ""), Short(ConvertTool.Run(nano, _folder["nano.parquet"])));
        Assert.Equal((0, ""), Short(ConvertTool.Run(_folder["nano.parquet"], _folder["nano.root"])));

        using IEventFile before = new RootFormat().Open(nano);
        using IEventFile after = new RootFormat().Open(_folder["nano.root"]);
        Assert.Equal(1499, after.Footer.Columns.Count);
        Assert.Empty(ConvertTool.Differences(before, after));
    }

    [Fact]
    public void An_RNTuple_becomes_a_tree_with_its_values()
    {
        string tuple = TestData.Find("root/Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root");
        Assert.Equal(0, ConvertTool.Run("--to", "root", tuple, _folder["out"]).Code);

        using IEventFile before = new RootFormat().Open(tuple);
        using IEventFile after = new RootFormat().Open(Directory.GetFiles(_folder["out"], "*.root").Single());
        Assert.Equal(1000, after.Footer.Entries);
        Assert.Empty(ConvertTool.Differences(before, after, mayAdd: true));
    }

    [Fact]
    public void Columns_that_a_flat_tree_cannot_hold_are_left_out_and_an_error_by_name()
    {
        using var duck = new Duck();
        duck.Run($"COPY (SELECT 1 AS x, ['a', 'b'] AS words) TO '{_folder["in.parquet"]}' (FORMAT parquet)");

        var (code, _, error) = ConvertTool.Run(_folder["in.parquet"], _folder["out.root"]);
        Assert.Equal(0, code);
        Assert.StartsWith($"warning: {_folder["in.parquet"]}: 1 column is left out: words (", error, StringComparison.Ordinal);
        Assert.Equal(1, ConvertTool.Run("--columns", "words,x", _folder["in.parquet"], _folder["p.root"]).Code);
    }

    [Fact]
    public void A_column_that_has_the_name_of_a_counter_is_refused_before_anything_is_written()
    {
        using var duck = new Duck();
        duck.Run($"COPY (SELECT [1, 2] AS Jet, 'x' AS nJet) TO '{_folder["in.parquet"]}' (FORMAT parquet)");

        var (code, _, error) = ConvertTool.Run(_folder["in.parquet"], _folder["out.root"]);
        Assert.Equal(1, code);
        Assert.Contains("Give one of them another name.\nNothing was converted.", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["out.root"]));
    }

    private static (int, string) Short((int Code, string Output, string Error) result) => (result.Code, result.Error);
}
