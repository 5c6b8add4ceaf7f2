using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Heppy.Acceptance.Tests.SameBytes;

public sealed class SplittingTests(RichRun rich)
{
    [Fact]
    public void Every_kind_of_result_is_there()
    {
        string[] all = [.. rich.Undisturbed.Keys];
        foreach (string file in new[] { "histograms.json", "cut_flow.txt", "cut_flow.json", "mean_met.txt", "mean_met.json", "picked.txt", "rows.parquet" })
        {
            Assert.Contains(all, f => f == $"signal/Everything_all/{file}");
            Assert.Contains(all, f => f == $"collisions/Everything_again/{file}");
        }

        Assert.Contains("signal/Skim/events.parquet", all);
        Assert.DoesNotContain("made/Skim/events.parquet", all);
        Assert.Contains("made/summary.json", all);
    }

    [Fact]
    public void The_range_of_an_automatic_axis_is_found_with_the_services_running()
    {
        Assert.NotEmpty(rich.Undisturbed);
        using JsonDocument histograms = JsonDocument.Parse(File.ReadAllText(Path.Combine(rich["reference"], "signal", "Everything_all", "histograms.json")));
        JsonElement axis = histograms.RootElement.GetProperty("found").GetProperty("axes")[0];
        // Momentum squared: where the service is not running all values are 0.
        Assert.InRange(axis.GetProperty("upper").GetDouble(), 1_000, 1_000_000);
    }

    [Theory]
    [InlineData(1, "threads", 1, Explicit = true)]
    [InlineData(1, "threads", 5, Explicit = true)]
    [InlineData(1, "processes", 2, Explicit = true)]
    [InlineData(3, "processes", 2)]
    [InlineData(7, "synchronous", 1, Explicit = true)]
    [InlineData(7, "threads", 2)]
    [InlineData(7, "processes", 5, Explicit = true)]
    [InlineData(13, "synchronous", 2, Explicit = true)]
    [InlineData(13, "threads", 5, Explicit = true)]
    [InlineData(13, "processes", 2, Explicit = true)]
    public void Results_do_not_depend_on_chunks_executor_or_workers(int chunks, string executor, int workers)
    {
        string outdir = $"out_{chunks}_{executor}_{workers}";
        rich.Heppy("--executor", executor, "-j", Text(workers), "-o", $"split={Text(chunks)}", outdir, "rich.cs").ShouldEndWith(ExitCode.Success);
        Assert.Equal(chunks > 1, Directory.Exists(Path.Combine(rich[outdir], $"signal_Chunk{Text(chunks - 1)}")));
        Results.ShouldBeSame(rich.Undisturbed, rich.Merged(outdir));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
