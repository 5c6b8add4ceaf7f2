using Heppy.Formats.Tests.Parquet;
using Xunit;

namespace Heppy.Application.Tests.Converting;

/// <summary>Mistakes are named, all of them, before anything is written.</summary>
public sealed class WrongInputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public WrongInputTests()
    {
        SmallFile.Write(_folder["good.parquet"], 0, 9);
        SmallFile.Write(_folder["sub/../other.parquet"], 0, 9);
        File.WriteAllBytes(_folder["truncated.parquet"], File.ReadAllBytes(_folder["good.parquet"])[..^20]);
        File.WriteAllText(_folder["text.root"], "run:event\n1:2\n");
        File.WriteAllText(_folder["empty.root"], "");
        File.WriteAllText(_folder["notes"], "mine");
        Directory.CreateDirectory(_folder["folder/good.parquet"]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, "no such file: DIR/god.parquet. Nearest: good.parquet.", "god.parquet", "o.parquet")]
    [InlineData(1, "no file matches DIR/*.rot.", "*.rot", "o.parquet")]
    [InlineData(1, "DIR/folder is a directory. Give its files: 'DIR/folder/*.root'", "folder", "o.parquet")]
    [InlineData(1, "DIR/truncated.parquet is truncated", "truncated.parquet", "o.parquet")]
    [InlineData(1, "DIR/text.root is not a Parquet file: it is a text file that starts with 'run:event'", "text.root", "o.parquet")]
    [InlineData(1, "DIR/empty.root is empty: 0 bytes", "empty.root", "o.parquet")]
    [InlineData(1, "DIR/good.parquet: there is no column Moun_pt. Nearest: Muon_pt.", "--columns", "Moun_pt,run", "good.parquet", "o.parquet")]
    [InlineData(1, "DIR/good.parquet: there is no column HLT_*.", "--drop", "HLT_*", "good.parquet", "o.parquet")]
    [InlineData(1, "DIR/good.parquet: no column is left to convert. It has 4: run, Muon_pt, Muon_charge, name.", "--drop", "*", "good.parquet", "o.parquet")]
    [InlineData(1, "DIR/good.parquet is a Parquet file, which has no trees: leave --tree Runs out.", "--tree", "Runs", "good.parquet", "o.parquet")]
    [InlineData(1, "--columns a,,b: there is an empty name.", "--columns", "a,,b", "good.parquet", "o.parquet")]
    [InlineData(1, "--compression zip: not one of zstd, snappy, gzip, none.", "--compression", "zip", "good.parquet", "o.parquet")]
    [InlineData(1, "--compression zstd:9: the level is fast or small: zstd:fast, zstd, zstd:small.", "--compression", "zstd:9", "good.parquet", "o.parquet")]
    [InlineData(1, "--compression none:fast: none has no levels.", "--compression", "none:fast", "good.parquet", "o.parquet")]
    [InlineData(1, "2 files cannot each become DIR/o.parquet. Give the name of a directory, or --merge", "good.parquet", "other.parquet", "o.parquet")]
    [InlineData(1, "--merge makes one file: give it a name, DIR/out/all.parquet", "--merge", "good.parquet", "other.parquet", "out")]
    [InlineData(1, "DIR/good.parquet would be replaced by what is made of it.", "good.parquet", "good.parquet")]
    [InlineData(1, "DIR/good.parquet is given twice.", "good.parquet", "good.parquet", "out")]
    [InlineData(1, "DIR/o.csv: files are written as .parquet or .root.", "good.parquet", "o.csv")]
    [InlineData(2, "DIR/notes is a file, and the output comes last.", "good.parquet", "notes")]
    [InlineData(2, "DIR/text.root is there, and was not written by heppy-convert", "good.parquet", "text.root")]
    [InlineData(1, "--to csv: not one of parquet, root.", "--to", "csv", "good.parquet", "out")]
    [InlineData(1, "--to root and the name DIR/o.parquet contradict each other.", "--to", "root", "good.parquet", "o.parquet")]
    [InlineData(1, "--row-group is for Parquet: a ROOT file has clusters.", "--row-group", "9", "good.parquet", "o.root")]
    [InlineData(1, "--compression gzip: not one of zstd, zlib, none, as ROOT files have.", "--compression", "gzip", "good.parquet", "o.root")]
    [InlineData(2, "DIR/folder/good.parquet is a directory", "good.parquet", "folder")]
    [InlineData(1, "heppy-convert needs files and an output, got only 'DIR/good.parquet'.", "good.parquet")]
    [InlineData(1, "-j 0: must be at least 1", "-j", "0", "good.parquet", "o.parquet")]
    [InlineData(1, "--row-group 0: must be at least 1", "--row-group", "0", "good.parquet", "o.parquet")]
    public void A_mistake_is_named_and_nothing_is_written(int code, string message, params string[] typed)
    {
        string[] before = Everything();
        var result = ConvertTool.Run([.. typed.Select((w, i) => IsPath(typed, i) ? _folder[w] : w)]);

        Assert.Contains(message.Replace("DIR", _folder.Path, StringComparison.Ordinal), result.Error, StringComparison.Ordinal);
        Assert.Equal((code, ""), (result.Code, result.Output));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void All_bad_inputs_are_named_at_once()
    {
        var (code, _, error) = ConvertTool.Run(_folder["truncated.parquet"], _folder["good.parquet"], _folder["missing.root"], _folder["text.root"], _folder["out"]);

        Assert.Equal(1, code);
        Assert.Equal(4, error.TrimEnd('\n').Split('\n').Length);
        Assert.EndsWith("Nothing was converted.\n", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void Two_inputs_of_one_name_are_not_written_over_one_another()
    {
        SmallFile.Write(_folder["folder/other.parquet"], 0, 3);
        var (code, _, error) = ConvertTool.Run(_folder["other.parquet"], _folder["folder/other.parquet"], _folder["out"]);

        Assert.Equal(1, code);
        Assert.Contains($"would all become {_folder["out/other.parquet"]}.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_cannot_be_read_is_left_out_and_an_error_only_by_name()
    {
        using var duck = new Duck();
        string nested = _folder["nested.parquet"];
        duck.Run($"COPY (SELECT 1 AS x, [[1, 2], [3]] AS deep) TO '{nested}' (FORMAT parquet)");

        var (code, _, error) = ConvertTool.Run(nested, _folder["o.parquet"]);
        Assert.Equal((0, $"warning: {nested}: 1 column is left out: deep (deep.list.element.list.element: list of list of int32 cannot be read)\n"), (code, error));
        Assert.Contains("cannot be read", File.ReadAllText(_folder["o.parquet.manifest.json"]), StringComparison.Ordinal);

        var named = ConvertTool.Run("--columns", "x,deep", nested, _folder["p.parquet"]);
        Assert.Equal(1, named.Code);
        Assert.Contains("column deep was asked for, but deep.list.element.list.element: list of list of int32 cannot be read.", named.Error, StringComparison.Ordinal);
        Assert.Equal(0, ConvertTool.Run("--columns", "x,d*", nested, _folder["p.parquet"]).Code);
    }

    [Fact]
    public void Damage_that_shows_late_fails_that_file_alone()
    {
        byte[] bytes = File.ReadAllBytes(SmallFile.Write(_folder["bad.parquet"], 0, 5000));
        bytes.AsSpan(20, 200).Fill(0xEE);
        File.WriteAllBytes(_folder["bad.parquet"], bytes);

        var (code, output, error) = ConvertTool.Run(_folder["bad.parquet"], _folder["good.parquet"], _folder["out"]);

        Assert.Equal(4, code);
        Assert.Contains("bad.parquet: row group 0, column run", error, StringComparison.Ordinal);
        Assert.Contains($"{_folder["out/bad.parquet"]} was not written.", error, StringComparison.Ordinal);
        Assert.EndsWith("1 converted, 0 done already, 1 not done.\n", output, StringComparison.Ordinal);
        Assert.Equal(["good.parquet", "good.parquet.manifest.json"], Directory.GetFiles(_folder["out"]).Select(f => Path.GetFileName(f)).Order());
    }

    private static bool IsPath(string[] typed, int i) => typed[i][0] != '-' && (i == 0 || typed[i - 1][0] != '-' || typed[i - 1] == "--merge");

    private string[] Everything() => [.. Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
