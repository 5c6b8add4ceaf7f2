using System.Text.Json;
using Xunit;

namespace Heppy.Samples.Tests;

public class JetsEeSampleTests
{
    [Fact]
    public void Gluons_make_a_third_jet_and_quarks_follow_one_plus_cos_squared()
    {
        using var folder = new TestFolder();

        Sample.Succeed("heppy", "--hadd", folder["Out"], Sample.PathOf("jets_ee/analysis.cs"));

        Assert.Matches(@"three jets or more +5922 ", File.ReadAllText(folder["Out/Zqq/EventShape/cut_flow.txt"]));
        double[] cos = Values(folder["Out/Zqq/TwoJets/histograms.json"], "cos_theta");
        double first = cos[1..11].Sum();
        double second = cos[11..21].Sum();
        // The integrals of 1 + x² over both halves of 0 to 1.
        Assert.InRange(second / first, 0.95 * (19.0 / 24) / (13.0 / 24), 1.05 * (19.0 / 24) / (13.0 / 24));
        double[] mass = Values(folder["Out/Zqq/TwoJets/histograms.json"], "mass");
        Assert.True(mass[29..37].Sum() > 0.99 * mass.Sum(), "the mass of both jets is that of the Z boson");
    }

    [Fact]
    public void A_finer_resolution_finds_more_jets()
    {
        using var folder = new TestFolder();

        Sample.Succeed("heppy", "-N", "2000", "-o", "yCut=0.001", "--hadd", folder["Out"], Sample.PathOf("jets_ee/analysis.cs"));
        Sample.Succeed("heppy", "-N", "2000", "-o", "yCut=0.05", "--hadd", folder["Coarse"], Sample.PathOf("jets_ee/analysis.cs"));

        double[] fine = Values(folder["Out/Zqq/EventShape/histograms.json"], "jets");
        double[] coarse = Values(folder["Coarse/Zqq/EventShape/histograms.json"], "jets");
        Assert.True(coarse[3] > fine[3], "two jets are rarer at a finer resolution");
        Assert.Equal(fine.Sum(), fine[3..].Sum());
    }

    private static double[] Values(string file, string histogram)
    {
        using JsonDocument all = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. all.RootElement.GetProperty(histogram).GetProperty("storage").GetProperty("values").EnumerateArray().Select(v => v.GetDouble())];
    }
}
