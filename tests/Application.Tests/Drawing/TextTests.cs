using Heppy.Drawing;
using Xunit;

namespace Heppy.Application.Tests.Drawing;

/// <summary>What is drawn with letters.</summary>
public sealed class TextTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private (string File, string Other) Files() => (DrawnFile.Write(_folder["a.parquet"]), Converting.SmallFile.Write(_folder["b.parquet"], 0, 900));

    [Theory]
    [InlineData("bars", true, "Muon_pt")]
    [InlineData("letters", false, "Muon_pt")]
    [InlineData("whole", true, "Muon_charge", "--cut", "kind == 1")]
    [InlineData("log", true, "MET_pt", "--bins", "200,0,200", "--log")]
    [InlineData("negative", false, "kind", "--weight", "kind - 1.5", "--bins", "3,0,3")]
    [InlineData("nothing", true, "kind", "--cut", "kind > 5")]
    [InlineData("map", true, "MET_pt : Muon_pt")]
    [InlineData("map-letters", false, "Jet_pt : kind", "--log")]
    [InlineData("overlay", true, "Muon_pt[0]", "Muon_pt[1]", "Max(Jet_pt)", "--overlay")]
    public void Plots_are_drawn(string golden, bool isUnicode, params string[] typed)
    {
        (int code, string output, string error) = DrawTool.Run(new TextLook(80, isUnicode, false), [Files().File, .. typed]);

        Assert.Equal((0, ""), (code, error));
        Golden.Matches($"{golden}.txt", output);
        Assert.All(output.Split('\n'), l => Assert.InRange(l.Length, 0, 80));
        Assert.True(isUnicode || output.All(char.IsAscii));
    }

    [Fact]
    public void Samples_are_drawn_together()
    {
        (string file, string other) = Files();
        (int code, string output, string error) = DrawTool.Run("Muon_pt", "--sample", $"one={file}", "--sample", $"two={other}", "--normalize", "--bins", "40,0,80");

        Assert.Equal((0, ""), (code, error));
        Golden.Matches("samples.txt", output);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void A_plot_fits_the_width(int width)
    {
        string file = Files().File;
        foreach (string expression in (string[])["MET_pt", "Muon_charge", "MET_pt : Muon_pt"])
        {
            string output = DrawTool.Run(new TextLook(width, true, false), file, expression, "--bins", "90,0,90").Output;
            string[] plot = [.. output.Split('\n').Skip(3)];
            Assert.All(plot.Take(plot.Length - 2), l => Assert.InRange(l.Length, 0, width));
        }
    }

    [Fact]
    public void Colours_change_nothing_but_colours()
    {
        string file = Files().File;
        string plain = DrawTool.Run(file, "Muon_pt[0]", "Muon_pt[1]", "--overlay").Output;
        string colored = DrawTool.Run(new TextLook(80, true, true), file, "Muon_pt[0]", "Muon_pt[1]", "--overlay").Output;

        Assert.Contains("\u001b[34m", colored, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', plain);
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(colored, "\u001b\\[[0-9]*m", ""));
    }

    [Fact]
    public void Columns_are_listed_with_types_sizes_and_ranges()
    {
        string file = DrawnFile.Write(_folder["a.parquet"]);
        (int code, string output, string error) = DrawTool.Run(file, "--list");

        Assert.Equal((0, ""), (code, error));
        Golden.Matches("list.txt", System.Text.RegularExpressions.Regex.Replace(output, " +[0-9.]+ k?B ", " SIZE "));
        Assert.Equal(output, DrawTool.Run(file, "--list", "-j", "1").Output);
        Assert.Contains("; ranges of the first 2\n", DrawTool.Run(file, "--list", "-N", "2").Output, StringComparison.Ordinal);
        Assert.Contains("Muon_pt  float[]", DrawTool.Run(DrawnFile.Write(_folder["b.parquet"]), "--list", "Muon_pt").Output, StringComparison.Ordinal);
    }
}
