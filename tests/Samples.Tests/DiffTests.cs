using Xunit;

namespace Heppy.Samples.Tests;

public class DiffTests
{
    [Fact]
    public void Runs_are_the_same_however_they_were_split_and_differ_by_what_was_changed()
    {
        using var folder = new TestFolder();
        string analysis = folder["analysis.cs"];
        File.WriteAllText(analysis, """
            using Heppy;
            using Heppy.Examples;
            using Heppy.Physics;

            var options = new Options(args);
            var sample = new GeneratedComponent("sample") { Generator = new FourMuonGenerator(FourMuonProcess.Higgs, options.Get("seed", 1u, "seed")), Events = 2_000, SplitFactor = options.Get("split", 1, "chunks") };
            double shift = options.Get("shift", 0.0, "shift of x");
            return Application.Run(args, new Config { Components = [sample], Sequence = _ => [new Look { Shift = shift }] });

            record struct Row(double X);

            sealed class Look : Analyzer
            {
                public double Shift { get; init; }
                readonly Jagged<float> pt = new("Muon_pt");
                readonly Cut hard = new("hard");
                readonly Histogram<double> x = new("x", Axis.Regular(20, 0, 100, "x"));
                readonly Profile<double> mean = new("mean", Axis.Regular(4, 0, 100, "x"));
                readonly Average average = new("average");
                readonly Ntuple<Row> rows = new("rows");

                public override bool Process(Event ev)
                {
                    double largest = (pt[ev].IsEmpty ? 0 : pt[ev][0]) + Shift;
                    x.Fill(ev, largest);
                    mean.Fill(ev, largest, largest);
                    average.Add(ev, largest);
                    rows.Fill(ev, new Row(largest));
                    return hard.Pass(ev, largest > 30);
                }
            }
            """);
        foreach ((string name, string option) in new[] { ("A", "split=1"), ("B", "split=4"), ("C", "shift=20"), ("D", "seed=2") })
        {
            Sample.Succeed("heppy", "-q", "-o", option, folder[name], analysis);
            Sample.Succeed("heppy-hadd", "-q", folder[name]);
        }

        string same = Sample.Succeed("heppy-diff", folder["A"], folder["B"]);
        Assert.EndsWith("results are the same.\n", same, StringComparison.Ordinal);
        Assert.Contains("Options.split", same, StringComparison.Ordinal);
        Assert.Contains("B/A", same, StringComparison.Ordinal);
        Assert.StartsWith("all ", Sample.Succeed("heppy-diff", "-q", folder["A"], folder["A"]), StringComparison.Ordinal);

        string shifted = Differs("differ.", folder["A"], folder["C"]);
        foreach (string result in (string[])["Look/x ", "Look/mean ", "Look/average ", "Look/cut_flow: hard ", "Look/rows.parquet"])
        {
            Assert.Contains(result, shifted, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("sum of weights", shifted, StringComparison.Ordinal);
        Differs("at a probability of 0.0001", "--probability", "1e-4", folder["A"], folder["C"]);

        // Other events of the same kind: other numbers, but nothing that is improbable.
        Differs("differ.", folder["A"], folder["D"]);
        Assert.Contains("are the same at a probability of 1E-05", Sample.Succeed("heppy-diff", "--probability", "1e-5", folder["A"], folder["D"]), StringComparison.Ordinal);
        Assert.Contains("are the same to 1E-09", Sample.Succeed("heppy-diff", "--tolerance", "1e-9", folder["A"], folder["B"]), StringComparison.Ordinal);

        Refused(1, "needs the directories of two runs", folder["A"]);
        Refused(1, "--tolerance x: not a number", "--tolerance", "x", folder["A"], folder["B"]);
        Refused(1, "exclude each other", "--tolerance", "0", "--probability", "0", folder["A"], folder["B"]);
        Refused(2, "no such directory", folder["A"], folder["Nowhere"]);
    }

    private static string Differs(string message, params string[] arguments) => Refused(ExitCode.Different, message, arguments);

    private static string Refused(int code, string message, params string[] arguments)
    {
        (int found, string output) = Sample.Run("heppy-diff", arguments);
        Assert.True(found == code && output.Contains(message, StringComparison.Ordinal), $"ended with {found}:\n{output}");
        return output;
    }
}
