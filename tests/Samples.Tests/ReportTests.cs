using System.Text.RegularExpressions;
using Xunit;

namespace Heppy.Samples.Tests;

public partial class ReportTests
{
    [Fact]
    public void A_report_is_the_same_each_time_says_what_is_not_merged_and_stands_alone()
    {
        using var folder = new TestFolder();
        Sample.Succeed("heppy", "-N", "1000", folder["Out"], Sample.PathOf("ttbar/analysis.cs"));

        Assert.Contains("Out: partial. 6 of 6 chunks are done; 3,000 of 140,000 events of 3 components", Sample.Succeed("heppy-report", folder["Out"]), StringComparison.Ordinal);
        string before = File.ReadAllText(folder["Out/report.html"]);
        Assert.Contains("not merged yet, added up from chunks for this report: collisions, ttbar, WJets", before, StringComparison.Ordinal);

        Sample.Succeed("heppy-hadd", "-q", folder["Out"]);
        Sample.Succeed("heppy-report", "-q", folder["Out"]);
        string merged = File.ReadAllText(folder["Out/report.html"]);
        Assert.DoesNotContain("not merged yet", merged, StringComparison.Ordinal);
        Assert.Equal(Figures(before), Figures(merged));
        Assert.Equal(24, Figures(merged).Length);
        Assert.Contains("first 1,000 (-N)", merged, StringComparison.Ordinal);
        Assert.Contains("all simulation", merged, StringComparison.Ordinal);

        Sample.Succeed("heppy-report", "-q", "-j", "1", "--out", folder["Again"], folder["Out"]);
        Assert.Equal(merged, File.ReadAllText(folder["Again/report.html"]));
        Assert.Equal(File.ReadAllText(folder["Out/report.md"]), File.ReadAllText(folder["Again/report.md"]));
        Assert.Empty(Elsewhere().Matches(merged).Select(m => m.Value));

        Sample.Succeed("heppy-report", "-q", "--no-figures", "--out", folder["Bare"], folder["Out"]);
        Assert.DoesNotContain("<svg", File.ReadAllText(folder["Bare/report.html"]), StringComparison.Ordinal);
        Refused(2, "no such directory", folder["Nowhere"]);
        Refused(2, "has no plan.json", folder["Again"]);
        Refused(2, "holds the results of a component", "--out", folder["Out/ttbar"], folder["Out"]);
        Refused(2, "is a file", "--out", folder["Out/plan.json"], folder["Out"]);
        Refused(1, "no such file", "--style", folder["none.json"], folder["Out"]);
    }

    [Fact]
    public void A_failed_run_has_a_report_with_its_failures_grouped()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["fails.cs"], """
            using Heppy;
            using Heppy.Examples;
            using Heppy.Physics;

            var bad = new GeneratedComponent("bad") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 1), Events = 80, SplitFactor = 8 };
            return Application.Run(args, new Config { Components = [bad], Sequence = sample => [new Fails()] });

            sealed class Fails : Analyzer
            {
                readonly Cut all = new("all <b>events</b>");
                readonly Histogram<double> number = new("number", Axis.Regular(10, 0, 10, "x < y"));

                public override bool Process(Event ev)
                {
                    if (ev.Entry >= 35) throw new InvalidOperationException($"event {ev.Entry} is <b>bad</b>");
                    number.Fill(ev, ev.Entry % 10 == 0 ? double.NaN : 1);
                    return all.Pass(ev, true) && ev.Entry < 0;
                }
            }
            """);
        Assert.Equal(4, Sample.Run("heppy", folder["Out"], folder["fails.cs"]).Code);

        Assert.Contains("Out: failed. 3 of 8 chunks are done; 30 of 80 events", Sample.Succeed("heppy-report", folder["Out"]), StringComparison.Ordinal);
        string page = File.ReadAllText(folder["Out/report.html"]);
        Assert.Single(Groups().Matches(page));
        Assert.Contains("<code>bad_Chunk7</code>", page, StringComparison.Ordinal);
        Assert.Contains("event 35 is &lt;b&gt;bad&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bad", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>events", page, StringComparison.Ordinal);
        Assert.Contains("at Fails.Process", page, StringComparison.Ordinal);
        Assert.Contains("bad: Fails/number was filled with NaN 3 times", page, StringComparison.Ordinal);
        Assert.Contains("bad: none of 30 events passed all analyzers", page, StringComparison.Ordinal);
        Assert.Contains("Partial: 30 of 80 events of bad", page, StringComparison.Ordinal);
        string text = File.ReadAllText(folder["Out/report.md"]);
        Assert.Contains("(bad_Chunk3, bad_Chunk4, bad_Chunk5, bad_Chunk6, bad_Chunk7)", text, StringComparison.Ordinal);
        Assert.Contains("50 of 80 events missing", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_histograms_of_odd_content_and_names_are_all_in_the_gallery()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["odd.cs"], """
            using Heppy;
            using Heppy.Examples;
            using Heppy.Physics;

            GeneratedComponent Sample(string name) => new(name) { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 1), Events = 40 };
            return Application.Run(args, new Config { Components = [Sample("a.b-c+d=e"), Sample("_2")], Sequence = sample => [new Odd()] });

            sealed class Odd : Analyzer
            {
                const string Legal = "aZ09_-+.=";

                readonly Histogram<double>[] odd = [.. Enumerable.Range(0, 1000).Select(i => new Histogram<double>(
                    "h" + string.Concat(Enumerable.Range(0, 4).Select(k => Legal[i / (int)Math.Pow(Legal.Length, k) % Legal.Length])),
                    (i % 5) switch
                    {
                        0 => Axis.Regular(1, -1, 1, "one <bin>"),
                        1 => Axis.Variable([-1e300, -1e-300, 0, 1e-300, 1e300]),
                        2 => Axis.Regular(10, 1e9, 1e9 + 1, "\"far\" & away"),
                        3 => Axis.Regular(1000, -1, 1),
                        _ => Axis.Regular(20, -1, 1, "&#x0;"),
                    }))];

                public override bool Process(Event ev)
                {
                    for (int i = 0; i < odd.Length; i++)
                    {
                        // Never filled, with NaN, beyond all bins, with weights that cancel, negative, none, and far apart.
                        double x = (i % 7) switch { 0 => 1e18, 1 => double.NaN, 2 => -1e18, _ => ev.Entry * 0.01 };
                        double weight = (i % 11) switch { 0 => ev.Entry % 2 == 0 ? 1 : -1, 1 => -1, 2 => 0, 3 => 1e150, 4 => 1e-150, _ => 1 };
                        if (i % 13 != 0) odd[i].Fill(ev, x, weight);
                    }

                    return true;
                }
            }
            """);
        Sample.Succeed("heppy", "-q", folder["Out"], folder["odd.cs"]);
        Sample.Succeed("heppy-hadd", "-q", folder["Out"]);
        Sample.Succeed("heppy-report", "-q", folder["Out"]);

        string page = File.ReadAllText(folder["Out/report.html"]);
        string[] figures = Figures(page);
        Assert.Equal(2000, figures.Length);
        Assert.DoesNotContain(figures, f => f.Contains("NaN", StringComparison.Ordinal) || f.Contains("Infinity", StringComparison.Ordinal));
        Assert.All(figures.Where((_, i) => i % 50 == 0), f => System.Xml.Linq.XDocument.Parse(f));
        Assert.Empty(Elsewhere().Matches(page).Select(m => m.Value));
    }

    private static string[] Figures(string page) => [.. Figure().Matches(page).Select(m => m.Value)];

    private static void Refused(int code, string message, params string[] arguments)
    {
        (int found, string output) = Sample.Run("heppy-report", arguments);
        Assert.True(found == code && output.Contains(message, StringComparison.Ordinal), $"ended with {found}:\n{output}");
    }

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex("<article class=\"failure\">")]
    private static partial Regex Groups();

    /// <summary>What a browser would fetch: anything but anchors, and the name space of SVG.</summary>
    [GeneratedRegex("""(?:src|href)="(?!#|data:)[^"]*"|url\((?!#)[^)]*\)|@import[^;]*""")]
    private static partial Regex Elsewhere();
}
