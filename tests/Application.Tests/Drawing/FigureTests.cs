using Xunit;

namespace Heppy.Application.Tests.Drawing;

/// <summary>Pictures.</summary>
public sealed class FigureTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("one", "MET_pt", "--cut", "nMuon > 1")]
    [InlineData("together", "Muon_pt[0]", "Muon_pt[1]", "--overlay", "--normalize", "--weight", "MET_pt")]
    [InlineData("map", "MET_pt : Muon_pt")]
    public void A_picture_is_the_same_every_time(string golden, params string[] typed)
    {
        (int code, string output, string error) = DrawTool.Run([DrawnFile.Write(_folder["a.parquet"]), .. typed, "-o", _folder["x.svg"]]);

        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith($"-> {_folder["x.svg"]}\n", output, StringComparison.Ordinal);
        Golden.Matches($"{golden}.svg", File.ReadAllText(_folder["x.svg"]));
    }

    [Fact]
    public void Each_expression_gets_its_picture_in_any_format()
    {
        string file = DrawnFile.Write(_folder["a.parquet"]);
        (int code, string output, _) = DrawTool.Run(file, "kind", "MET_pt", "-o", _folder["x.PNG"]);

        Assert.Equal(0, code);
        Assert.Contains($"-> {_folder["x-2.png"]}\n", output, StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_folder["x-1.png"])[..4]);
        DrawTool.Run(file, "kind", "-o", _folder["y.pdf"]);
        Assert.Equal("%PDF"u8.ToArray(), File.ReadAllBytes(_folder["y.pdf"])[..4]);
    }

    [Fact]
    public void All_that_is_drawn_together_is_in_the_picture()
    {
        string file = DrawnFile.Write(_folder["a.parquet"]);
        DrawTool.Run("Muon_pt[0]", "Muon_pt[1]", "--overlay", "--sample", $"ggH={file}", "--sample", $"ZZ={file}", "-o", _folder["x.svg"]);

        string picture = File.ReadAllText(_folder["x.svg"]);
        Assert.All((string[])["ggH: Muon_pt[0]", "ZZ: Muon_pt[0]", "ggH: Muon_pt[1]", "ZZ: Muon_pt[1]"], l => Assert.Contains(l, picture, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_sample_gets_its_map()
    {
        string file = DrawnFile.Write(_folder["a.parquet"]);
        string output = DrawTool.Run("kind : MET_pt", "--sample", $"ggH 125={file}", "--sample", $"ZZ={file}", "-o", _folder["m.svg"]).Output;

        Assert.EndsWith($"-> {_folder["m-ggH_125.svg"]}\n-> {_folder["m-ZZ.svg"]}\n", output, StringComparison.Ordinal);
        Assert.Contains("ggH 125", File.ReadAllText(_folder["m-ggH_125.svg"]), StringComparison.Ordinal);
    }
}
