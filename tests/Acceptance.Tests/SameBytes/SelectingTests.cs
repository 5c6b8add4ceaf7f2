using System.Text.Json;
using Xunit;

namespace Heppy.Acceptance.Tests.SameBytes;

public sealed class SelectingTests(RichRun rich)
{
    [Fact]
    public void Adding_a_component_runs_only_that()
    {
        rich.Heppy("-o", "split=3", "--only", "signal", "--only", "made", "-o", "automatic=false", "added", "rich.cs").ShouldEndWith(ExitCode.Success);
        string[] before = Manifests("added");
        Assert.DoesNotContain(before, m => m.StartsWith("collisions", StringComparison.Ordinal));
        rich.Heppy("-o", "split=3", "-o", "automatic=false", "added", "rich.cs").ShouldEndWith(ExitCode.Success);
        string[] after = Manifests("added");
        Assert.Equal(before, after.Where(m => !m.StartsWith("collisions", StringComparison.Ordinal)));
        Assert.Equal(3, after.Length - before.Length);
        Results.ShouldBeSame(rich.UndisturbedWithoutAutomaticAxis, rich.Merged("added"));
    }

    [Fact]
    public void A_limit_below_the_split_factor_leaves_a_chunk_for_each_event()
    {
        rich.Heppy("-N", "3", "-o", "split=7", "--only", "signal", "-o", "automatic=false", "few", "rich.cs").ShouldEndWith(ExitCode.Success);
        Assert.Equal(3, Manifests("few").Length);
    }

    [Fact]
    public void A_component_added_to_merged_results_leaves_them_as_they_are()
    {
        rich.Heppy("-o", "split=3", "--only", "signal", "--hadd", "-o", "automatic=false", "grown", "rich.cs").ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(rich.UndisturbedWithoutAutomaticAxis.Only("signal"), Results.Of(rich["grown"]));
        rich.Heppy("-o", "split=3", "--hadd", "-o", "automatic=false", "grown", "rich.cs").ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(rich.UndisturbedWithoutAutomaticAxis, Results.Of(rich["grown"]));
    }

    [Fact]
    public void A_component_added_to_merged_results_whose_chunks_are_put_away_runs_alone()
    {
        rich.Heppy("-o", "split=3", "--only", "signal", "-o", "automatic=false", "away", "rich.cs").ShouldEndWith(ExitCode.Success);
        Tool.RunIn(rich["."], new Dictionary<string, string>(), "heppy-hadd", "-c", "away").ShouldEndWith(ExitCode.Success);
        string[] before = Manifests("away");
        ToolResult again = rich.Heppy("--resume", "away").ShouldEndWith(ExitCode.Success);
        Assert.Equal("", again.Error);
        Assert.Equal(before, Manifests("away"));
        rich.Heppy("-o", "split=3", "-o", "automatic=false", "away", "rich.cs").ShouldEndWith(ExitCode.Success);
        Assert.False(Directory.Exists(Path.Combine(rich["away"], "signal_Chunk0")));
        Tool.RunIn(rich["."], new Dictionary<string, string>(), "heppy-check", "away").ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(rich.UndisturbedWithoutAutomaticAxis, rich.Merged("away"));
    }

    [Fact]
    public void An_interrupted_putting_away_of_chunks_is_finished_by_the_next_merge()
    {
        rich.Heppy("-o", "split=3", "--only", "signal", "-o", "automatic=false", "--hadd", "moving", "rich.cs").ShouldEndWith(ExitCode.Success);
        string archive = Directory.CreateDirectory(Path.Combine(rich["moving"], "Chunks")).FullName;
        Directory.Move(Path.Combine(rich["moving"], "signal_Chunk1"), Path.Combine(archive, "signal_Chunk1"));
        Tool.RunIn(rich["."], new Dictionary<string, string>(), "heppy-check", "moving").ShouldEndWith(ExitCode.Success);
        rich.Heppy("--resume", "moving").ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(rich.UndisturbedWithoutAutomaticAxis.Only("signal"), rich.Merged("moving"));
        Assert.Equal(["signal_Chunk0", "signal_Chunk1", "signal_Chunk2"], Directory.EnumerateDirectories(archive).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        rich.Heppy("-f", "-o", "split=2", "--only", "signal", "-o", "automatic=false", "moving", "rich.cs").ShouldEndWith(ExitCode.Success);
        Assert.Empty(Directory.EnumerateDirectories(archive));
        Tool.RunIn(rich["."], new Dictionary<string, string>(), "heppy-hadd", "-c", "moving").ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(rich.UndisturbedWithoutAutomaticAxis.Only("signal"), Results.Of(rich["moving"]));
    }

    [Fact]
    public void A_component_is_not_added_with_another_limit()
    {
        rich.Heppy("-N", "100", "--only", "made", "limited", "rich.cs").ShouldEndWith(ExitCode.Success);
        ToolResult refused = rich.Heppy("limited", "rich.cs").ShouldEndWith(ExitCode.Conflict);
        Assert.Contains("was planned with -N 100; components can be added to it with the same -N only", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_some_components_give_what_they_give_among_all()
    {
        rich.Heppy("--only", "coll*", "-o", "automatic=false", "only", "rich.cs").ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(rich.UndisturbedWithoutAutomaticAxis.Only("collisions"), Results.Of(rich["only"]));
    }

    [Theory]
    [InlineData("threads")]
    [InlineData("processes", Explicit = true)]
    public void A_limit_is_to_the_first_events_of_each_component_before_splitting_and_is_stamped(string executor)
    {
        string whole = $"limit_whole_{executor}";
        string split = $"limit_split_{executor}";
        rich.Heppy("-N", "4321", "--executor", "synchronous", whole, "rich.cs").ShouldEndWith(ExitCode.Success);
        rich.Heppy("-N", "4321", "--executor", executor, "-o", "split=5", split, "rich.cs").ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(Results.Of(rich[whole]), rich.Merged(split));
        foreach ((string component, long total) in new[] { ("signal", 12_000L), ("collisions", 11_000L), ("made", 11_000L) })
        {
            JsonElement summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(rich[split], component, "summary.json"))).RootElement;
            Assert.Equal(4321, summary.GetProperty("events").GetInt64());
            Assert.Equal(total, summary.GetProperty("eventsTotal").GetInt64());
            Assert.Equal("first 4,321 (-N)", summary.GetProperty("partial").GetString());
            Assert.Contains("4,321 of", File.ReadAllText(Path.Combine(rich[split], component, "analyzers.txt")), StringComparison.Ordinal);
            Assert.Contains("4,321 of", File.ReadAllText(Path.Combine(rich[split], component, "Everything_all", "cut_flow.txt")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Some_of_the_files_are_stamped_as_some_of_the_events()
    {
        rich.Heppy("--max-files", "1", "--only", "signal", "files", "rich.cs").ShouldEndWith(ExitCode.Success);
        rich.Heppy("--max-files", "1", "--only", "signal", "-o", "split=5", "files_split", "rich.cs").ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(Results.Of(rich["files"]), rich.Merged("files_split"));
        JsonElement summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(rich["files"], "signal", "summary.json"))).RootElement;
        Assert.Equal(4_000, summary.GetProperty("events").GetInt64());
    }

    [Fact]
    public void A_run_that_is_replaced_keeps_nothing_of_the_old_one()
    {
        rich.Heppy("-o", "split=7", "--hadd", "replaced", "rich.cs").ShouldEndWith(ExitCode.Success);
        rich.Heppy("-f", "-o", "split=2", "replaced", "rich.cs").ShouldEndWith(ExitCode.Success);
        Assert.False(Directory.Exists(Path.Combine(rich["replaced"], "signal_Chunk2")));
        Results.ShouldBeSame(rich.Undisturbed, rich.Merged("replaced"));
    }

    /// <summary>All seals with their contents, which tell run, host and time.</summary>
    private string[] Manifests(string outdir) =>
    [
        .. Directory.EnumerateFiles(rich[outdir], "manifest.json", SearchOption.AllDirectories)
            .Select(f => $"{Path.GetRelativePath(rich[outdir], f)} {File.ReadAllText(f)}").Order(StringComparer.Ordinal),
    ];
}
