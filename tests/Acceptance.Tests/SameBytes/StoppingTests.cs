using System.Globalization;
using Xunit;

namespace Heppy.Acceptance.Tests.SameBytes;

public sealed class StoppingTests(RichRun rich)
{
    [Theory]
    [InlineData(RunningTool.Terminate, "synchronous", 1, Explicit = true)]
    [InlineData(RunningTool.User2, "threads", 3)]
    [InlineData(RunningTool.Terminate, "processes", 1, Explicit = true)]
    [InlineData(RunningTool.User2, "processes", 3, Explicit = true)]
    public void A_run_that_is_stopped_again_and_again_ends_with_the_same_bytes(int signal, string executor, int chunks)
    {
        string outdir = $"stopped_{Text(signal)}_{executor}_{Text(chunks)}";
        ToolResult run = Signalled(signal, outdir, "--executor", executor, "-j", "2", "-o", $"split={Text(chunks)}", "-o", "automatic=false", outdir, "rich.cs");
        int stops = 0;
        while (run.ExitCode == ExitCode.Stopped)
        {
            Assert.True(++stops < 40, "It makes no progress.");
            run = Signalled(signal, outdir, "--resume", "--executor", executor, "-j", "2", outdir);
        }

        run.ShouldEndWith(ExitCode.Success);
        Assert.True(stops >= 2, $"It was stopped {Text(stops)} times only.");
        Results.ShouldBeSame(rich.UndisturbedWithoutAutomaticAxis, rich.Merged(outdir));
    }

    [Fact]
    public void A_stopped_run_keeps_the_range_of_an_automatic_axis()
    {
        Signalled(RunningTool.Terminate, "automatic", "--executor", "threads", "-j", "2", "automatic", "rich.cs").ShouldEndWith(ExitCode.Stopped);
        rich.Heppy("--resume", "automatic").ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(rich.Undisturbed, rich.Merged("automatic"));
    }

    [Fact]
    public void The_rest_of_an_unsplit_component_becomes_a_chunk_of_its_own()
    {
        Signalled(RunningTool.Terminate, "unsplit", "--executor", "synchronous", "--only", "signal", "-o", "automatic=false", "unsplit", "rich.cs").ShouldEndWith(ExitCode.Stopped);
        Assert.True(Directory.Exists(Path.Combine(rich["unsplit"], "signal")));
        string report = Tool.RunIn(rich["."], new Dictionary<string, string>(), "heppy-report", "--no-figures", "unsplit").ShouldEndWith(ExitCode.Success).Output;
        Assert.StartsWith("unsplit: stopped. ", report, StringComparison.Ordinal);
        Assert.Contains(" of 1 component are in this report.", report, StringComparison.Ordinal);
        Assert.Contains(" 0 failed chunks, ", report, StringComparison.Ordinal);
        rich.Heppy("--resume", "unsplit").ShouldEndWith(ExitCode.Success);
        Assert.False(Directory.Exists(Path.Combine(rich["unsplit"], "signal")));
        Assert.True(Directory.Exists(Path.Combine(rich["unsplit"], "signal_Chunk0")));
        Assert.True(Directory.Exists(Path.Combine(rich["unsplit"], "signal_Chunk1")));
        ToolResult merge = Tool.RunIn(rich["."], new Dictionary<string, string>(), "heppy-hadd", "unsplit").ShouldEndWith(ExitCode.Success);
        Assert.Contains("signal: merged 1 chunk and 1 rest of stopped ones, ", merge.Output, StringComparison.Ordinal);
        Results.ShouldBeSame(rich.UndisturbedWithoutAutomaticAxis.Only("signal"), rich.Merged("unsplit"));

        foreach (string[] again in new[] { new[] { "heppy-hadd", "-c", "unsplit" }, ["heppy-check", "unsplit"], ["heppy", "--resume", "unsplit"], ["heppy-hadd", "unsplit"], ["heppy-check", "--deep", "unsplit"] })
        {
            Tool.RunIn(rich["."], new Dictionary<string, string>(), again[0], again[1..]).ShouldEndWith(ExitCode.Success);
            Results.ShouldBeSame(rich.UndisturbedWithoutAutomaticAxis.Only("signal"), Results.Of(rich["unsplit"]));
            Assert.False(Directory.Exists(Path.Combine(rich["unsplit"], "signal_Chunk0")));
        }
    }

    [Fact]
    public void A_resume_after_the_end_changes_nothing()
    {
        rich.Heppy("-o", "split=3", "ended", "rich.cs").ShouldEndWith(ExitCode.Success);
        DateTime before = File.GetLastWriteTimeUtc(Path.Combine(rich["ended"], "signal_Chunk1", "summary.json"));
        rich.Heppy("--resume", "ended").ShouldEndWith(ExitCode.Success);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(rich["ended"], "signal_Chunk1", "summary.json")));
        Results.ShouldBeSame(rich.Undisturbed, rich.Merged("ended"));
        // Merged once more, over what is merged.
        Results.ShouldBeSame(rich.Undisturbed, rich.Merged("ended"));
    }

    /// <summary>A run that sends itself a signal when it comes to certain events.</summary>
    private ToolResult Signalled(int signal, string outdir, params string[] args)
    {
        string asked = Directory.CreateDirectory(rich[$"{outdir}.asked"]).FullName;
        return rich.HeppyWith("RICH_SIGNAL", $"{Text(signal)}:{asked}", args);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
