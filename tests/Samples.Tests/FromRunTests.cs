using System.Text.Json;
using Xunit;

namespace Heppy.Samples.Tests;

/// <summary>A second step reads the tree of a first one.</summary>
public class FromRunTests
{
    private const string SecondStep = """
        #!/usr/bin/env dotnet
        using Heppy;
        using static Heppy.Units;

        var ggH = new MCComponent("ggH") { Files = Files.FromRun("Step1", "ggH_125"), CrossSection = 2 * pb };

        return Application.Run(args, new Config { Components = [ggH], Luminosity = 10 / pb, Sequence = sample => [new Mass()] });

        sealed class Mass : Analyzer
        {
            readonly Column<float> mass = new("M4Mu");
            readonly Column<string> category = new("Category");
            readonly Column<double> weight = new("Weight");
            readonly Histogram<string, double> histogram = new("mass", Axis.Categories("category"), Axis.Regular(70, 70, 210));

            public override bool Process(Event ev)
            {
                ev.Weight *= weight[ev];
                histogram.Fill(ev, category[ev], mass[ev]);
                return true;
            }
        }
        """;

    [Fact]
    public void It_takes_the_denominator_of_the_first_run_along()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["second.cs"], SecondStep);
        Sample.Succeed("heppy", folder["Step1"], Sample.PathOf("h_to_zz/analysis_h_to_zz.cs"), "--only", "ggH*", "--hadd");

        Sample.Succeed("heppy", folder["Step2"], folder["second.cs"]);

        JsonElement first = JsonDocument.Parse(File.ReadAllText(folder["Step1/ggH_125/summary.json"])).RootElement;
        JsonElement second = JsonDocument.Parse(File.ReadAllText(folder["Step2/ggH/summary.json"])).RootElement;
        Assert.Equal(first.GetProperty("selected").GetInt64(), second.GetProperty("events").GetInt64());
        Assert.Equal(2.0 * 10 / first.GetProperty("sumOfWeights")[0].GetDouble(), second.GetProperty("scale").GetDouble(), 1e-12);
        Assert.Equal(20_000, second.GetProperty("source").GetProperty("events").GetInt64());
    }

    [Fact]
    public void It_says_when_the_first_run_was_only_a_part()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["second.cs"], SecondStep);
        Sample.Succeed("heppy", "-N", "4000", folder["Step1"], Sample.PathOf("h_to_zz/analysis_h_to_zz.cs"), "--only", "ggH*", "--hadd");

        Sample.Succeed("heppy", folder["Step2"], folder["second.cs"]);

        Assert.Contains("made from 4,000 of 20,000 events of ggH_125", File.ReadAllText(folder["Step2/ggH/analyzers.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_not_merged_yet_is_refused_with_what_to_do()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["second.cs"], SecondStep);
        Sample.Succeed("heppy", folder["Step1"], Sample.PathOf("h_to_zz/analysis_h_to_zz.cs"), "--only", "ggH*");

        (int code, string output) = Sample.Run("heppy", folder["Step2"], folder["second.cs"]);

        Assert.Equal(ExitCode.Incomplete, code);
        Assert.Contains("heppy-hadd Step1", output, StringComparison.Ordinal);
    }
}
