using System.Text;
using Xunit;

namespace Heppy.Samples.Tests;

public class PlotTests
{
    [Fact]
    public void The_results_of_a_sample_are_drawn_the_same_each_time_in_the_style_of_the_run_and_mistakes_are_named()
    {
        using var folder = new TestFolder();
        Sample.Succeed("heppy", "-N", "1000", folder["Out"], Sample.PathOf("ttbar/analysis.cs"));
        Refused(6, "heppy-hadd", folder["Out"]);
        Sample.Succeed("heppy-hadd", "-q", folder["Out"]);

        Assert.Contains("7 results of 3 components: 14 figures, 10 of them also on a logarithmic axis -> ", Sample.Succeed("heppy-plot", folder["Out"]), StringComparison.Ordinal);
        string mass = File.ReadAllText(folder["Out/plots/TopPairs/m3.svg"]);
        Assert.Contains(">Heppy<", mass, StringComparison.Ordinal);
        Assert.Contains("Partial: 3,000 of 140,000 events of 3 components", mass, StringComparison.Ordinal);
        Assert.Contains("Data / Sim.", mass, StringComparison.Ordinal);
        string[] files = [.. Directory.GetFiles(folder["Out/plots"], "*.svg", SearchOption.AllDirectories)];
        Assert.Equal(24, files.Length);

        Sample.Succeed("heppy-plot", "-q", "-j", "1", "--out", folder["Again"], folder["Out"]);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(f), File.ReadAllBytes(Path.Combine(folder["Again"], Path.GetRelativePath(folder["Out/plots"], f)))));

        File.WriteAllText(folder["plots.json"], """{ "experiment": "Other", /* in JSON */ "figures": [ { "match": "TopPairs/m3", "scale": "log" } ], }""");
        Sample.Succeed("heppy-plot", "--style", folder["plots.json"], "--only", "m3", "--out", folder["Json"], folder["Out"]);
        Assert.Contains(">Other<", File.ReadAllText(folder["Json/TopPairs/m3_log.svg"]), StringComparison.Ordinal);
        Assert.Contains(">W+jets<", File.ReadAllText(folder["Json/TopPairs/m3_log.svg"]), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["Json/TopPairs/m3.svg"]));

        File.WriteAllText(folder["bad.json"], """{ "experimnt": "Other" }""");
        Refused(1, "experimnt", "--style", folder["bad.json"], folder["Out"]);
        Refused(1, "no such file", "--style", folder["none.json"], folder["Out"]);
        Refused(1, "Nearest: mtw", "--only", "mtv", folder["Out"]);
        Refused(1, "Give each by itself: --only mtw --only m3.", "--only", "mtw,m3", folder["Out"]);
        Refused(2, "holds the results of a component", "--out", folder["Out/ttbar"], folder["Out"]);
        Refused(2, "no such directory", folder["Nowhere"]);
        Pages(folder);
    }

    /// <summary>Native figures, or a message where the machine has no font for them.</summary>
    private static void Pages(TestFolder folder)
    {
        (int code, string output) = Sample.Run("heppy-plot", "--format", "pdf,png", "--linear", "--only", "mtw", "--out", folder["Pages"], folder["Out"]);
        if (code != 0)
        {
            Assert.Contains("this machine has none. Install one", output, StringComparison.Ordinal);
            return;
        }

        Assert.Equal("%PDF", Encoding.ASCII.GetString(File.ReadAllBytes(folder["Pages/TopPairs/mtw.pdf"]), 0, 4));
        Assert.Equal("PNG", Encoding.ASCII.GetString(File.ReadAllBytes(folder["Pages/TopPairs/mtw.png"]), 1, 3));
    }

    private static void Refused(int code, string message, params string[] arguments)
    {
        (int found, string output) = Sample.Run("heppy-plot", arguments);
        Assert.True(found == code && output.Contains(message, StringComparison.Ordinal), $"ended with {found}:\n{output}");
    }
}
