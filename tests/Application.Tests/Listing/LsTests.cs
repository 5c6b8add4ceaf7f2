using System.Text.Json;
using Heppy.Formats.Tests;
using Xunit;

namespace Heppy.Application.Tests.Listing;

/// <summary>What <c>heppy-ls</c> says of real and of small files.</summary>
public sealed class LsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nano_dy-root", "cms/nano_dy.root")]
    [InlineData("nano_dy-parquet", "cms/nano_dy.parquet")]
    [InlineData("nano_dy-muons", "cms/nano_dy.root", "nMuon", "Muon_p*", "MET_pt")]
    [InlineData("nano_dy-runs", "cms/nano_dy.root", "-l", "--tree", "Runs")]
    [InlineData("flat", "root/uproot-small-flat-tree.root", "-l")]
    [InlineData("geant4", "root/uproot-from-geant4.root")]
    [InlineData("cutflow", "root/uproot-issue33.root")]
    [InlineData("embedded", "root/scouting_nano.root", "n*")]
    [InlineData("rntuple", "root/Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root", "-l")]
    [InlineData("variable", "root/SFttbar_2016_ele_pt.root")]
    public void A_real_file_is_listed(string golden, string file, params string[] more)
    {
        string path = TestData.Find(file);
        var (code, output, error) = Converting.ConvertTool.List([path, .. more]);

        Assert.Equal((0, ""), (code, error));
        Golden.Matches($"{golden}.txt", output.Replace(path, file, StringComparison.Ordinal));
    }

    [Fact]
    public void A_small_file_is_listed_with_its_types()
    {
        var (code, output, error) = Converting.ConvertTool.List(Converting.SmallFile.Write(_folder["small.parquet"], 0, 9), "-l");

        Assert.Equal((0, ""), (code, error));
        string[] lines = output.Split('\n');
        Assert.StartsWith($"{_folder["small.parquet"]}: Parquet, {new FileInfo(_folder["small.parquet"]).Length} B, zstd", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("  table  9 entries, 4 columns, 1 row group, ", lines[2], StringComparison.Ordinal);
        Assert.Equal(["run uint", "Muon_pt float[]", "Muon_charge sbyte[]", "name string"],
            lines[3..7].Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..2])));
    }

    [Fact]
    public void Json_has_everything()
    {
        string path = TestData.Find("cms/nano_dy.root");
        using var json = JsonDocument.Parse(Converting.ConvertTool.List("--json", path).Output);
        JsonElement file = json.RootElement[0];
        Assert.Equal(352_599, file.GetProperty("size").GetInt64());
        JsonElement events = file.GetProperty("objects")[0];
        Assert.Equal("Events", events.GetProperty("path").GetString());
        Assert.Equal(40, events.GetProperty("tree").GetProperty("entries").GetInt64());
        Assert.Equal(1499, events.GetProperty("tree").GetProperty("columns").GetArrayLength());
    }

    [Fact]
    public void What_cannot_be_listed_is_said_and_the_rest_is_listed()
    {
        string good = Converting.SmallFile.Write(_folder["good.parquet"], 0, 9);
        File.WriteAllBytes(_folder["half.root"], File.ReadAllBytes(TestData.Find("cms/nano_dy.root"))[..100_000]);
        File.WriteAllText(_folder["text.txt"], "hello\n");

        var (code, output, error) = Converting.ConvertTool.List(_folder["half.root"], good, _folder["text.txt"], _folder["god.parquet"]);

        Assert.Equal(1, code);
        Assert.StartsWith($"{good}: Parquet", output, StringComparison.Ordinal);
        string[] errors = error.TrimEnd('\n').Split('\n');
        Assert.Equal(3, errors.Length);
        Assert.Contains("half.root is truncated: it has 100000 bytes, and its header says 352599.", errors[0], StringComparison.Ordinal);
        Assert.EndsWith("text.txt is neither a ROOT nor a Parquet file: it is a text file that starts with 'hello'.", errors[1], StringComparison.Ordinal);
        Assert.Equal($"heppy-ls: no such file: {_folder["god.parquet"]}. Nearest: good.parquet.", errors[2]);
    }

    [Theory]
    [InlineData("has no column Moun_pt. Nearest: Muon_pt.", "Moun_pt")]
    [InlineData("has no column HLT_*.", "HLT_*", "run")]
    [InlineData("has no Runs. A Parquet file is one table without a name: leave --tree out.", "--tree", "Runs")]
    [InlineData("unknown option --logn. Nearest: --long.", "--logn")]
    public void A_wrong_name_is_said(string message, params string[] typed)
    {
        var (code, _, error) = Converting.ConvertTool.List([Converting.SmallFile.Write(_folder["good.parquet"], 0, 9), .. typed]);

        Assert.Equal(1, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Quietly_the_exit_code_says_whether_everything_is_there()
    {
        string file = Converting.SmallFile.Write(_folder["good.parquet"], 0, 9);

        Assert.Equal((0, "", ""), Converting.ConvertTool.List("-q", file, "Muon_pt"));
        var (code, output, error) = Converting.ConvertTool.List("-q", file, "Moun_pt");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("has no column Moun_pt.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_tree_is_said_with_those_that_are_there()
    {
        var (code, _, error) = Converting.ConvertTool.List(TestData.Find("cms/nano_dy.root"), "--tree", "Evnts");

        Assert.Equal(1, code);
        Assert.EndsWith("nano_dy.root has no Evnts. Nearest: Events.\n", error, StringComparison.Ordinal);
    }
}
