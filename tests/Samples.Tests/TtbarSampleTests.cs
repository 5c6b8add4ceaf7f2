using System.Text.Json;
using Xunit;

namespace Heppy.Samples.Tests;

public class TtbarSampleTests
{
    [Fact]
    public void The_top_quark_stands_out_with_two_tags_and_simulation_describes_the_data_within_its_uncertainties()
    {
        using var folder = new TestFolder();

        Sample.Succeed("heppy", "--hadd", folder["Out"], Sample.PathOf("ttbar/analysis.cs"));

        using JsonDocument top = Histograms(folder["Out/ttbar"]);
        JsonElement axis = top.RootElement.GetProperty("m3").GetProperty("axes")[0];
        Assert.Equal(
            ["nominal", "jes_up", "jes_down", "btag_up", "btag_down"],
            axis.GetProperty("categories").EnumerateArray().Select(c => c.GetString()));
        // Nominal, two tags; most bins are filled, so it is stored densely.
        double[] mass = [.. top.RootElement.GetProperty("m3").GetProperty("storage").GetProperty("values")[0][2].EnumerateArray().Select(v => v.GetDouble())];

        // Bins of 10 GeV from 80 GeV: the top quark's mass is in the tenth.
        Assert.InRange(Array.IndexOf(mass, mass.Max()), 9, 11);

        string[] table = Sample.Succeed("heppy-hadd", "-q", "--tables", "md", folder["Out"]).Split('\n');
        double[] selected = [.. table.First(l => l.StartsWith("| four jets", StringComparison.Ordinal)).Split('|').Where((_, i) => i is 2 or 4 or 6).Select(Number)];
        Assert.InRange(selected[0] / (selected[1] + selected[2]), 0.94, 1.06);
        string flow = File.ReadAllText(folder["Out/ttbar/TopPairs/cut_flow.txt"]);
        Assert.Matches(@"Counter cut_flow under variations, four jets :\n\t jes_up +9343\.2587 \t 1\.0364\n\t jes_down +8662\.8394 \t 0\.9609\n", flow);
        using JsonDocument data = Histograms(folder["Out/collisions"]);
        Assert.Equal(2, data.RootElement.GetProperty("m3").GetProperty("axes").GetArrayLength());
    }

    private static double Number(string cell) => double.Parse(cell.Split('±')[0], System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonDocument Histograms(string component) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(component, "TopPairs/histograms.json")));
}
