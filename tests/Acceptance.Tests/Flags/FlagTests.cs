using Heppy.Acceptance.Tests.BadInput;
using Xunit;

namespace Heppy.Acceptance.Tests.Flags;

/// <summary>Each option has an outcome that differs without it.</summary>
public sealed class FlagTests(BadRun runs)
{
    [Fact]
    public void A_dry_run_prints_files_chunks_and_columns_and_runs_nothing()
    {
        string outdir = runs.NewOutdir();

        ToolResult result = runs.Run("heppy", "--dry-run", outdir, runs.Spoiled("", "")).ShouldEndWith(ExitCode.Success);

        Assert.Matches(@"ggH +mc +3 +15,000 +4", result.Output);
        Assert.Matches(@"Muon_pt +list of float +[0-9.]+ kB", result.Output);
        Assert.Contains("ggH: ParticleReader 'muons' > Selector 'good_muons' > Fill", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(runs[outdir]));
    }

    [Fact]
    public void A_graph_shows_files_chunks_and_merged_results_and_nothing_is_run()
    {
        string outdir = runs.NewOutdir();

        ToolResult result = runs.Run("heppy", "--graph", "plan.dot", outdir, runs.Spoiled("", "")).ShouldEndWith(ExitCode.Success);

        Assert.EndsWith("The plan is drawn in plan.dot: nothing was run.\n", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(runs[outdir]));
        string[] dot = File.ReadAllLines(runs["plan.dot"]);
        Assert.Equal(3, dot.Count(l => l.Contains(".parquet\"];", StringComparison.Ordinal)));
        Assert.Equal(4, dot.Count(l => l.Contains("""label="ggH_Chunk""", StringComparison.Ordinal) && l.Contains(" events in ", StringComparison.Ordinal)));
        Assert.Contains(dot, l => l.Contains("""label="heppy-hadd", style=rounded""", StringComparison.Ordinal));
        runs.Run("heppy", "--graph", "plan.svg", outdir, runs.Spoiled("", "")).ShouldEndWith(ExitCode.Success);
        Assert.StartsWith("<svg ", File.ReadAllText(runs["plan.svg"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_says_nothing_and_verbose_says_more()
    {
        string config = runs.Spoiled("", "");

        string quiet = runs.Run("heppy", "-q", runs.NewOutdir(), config).ShouldEndWith(ExitCode.Success).Output;
        string usual = runs.Run("heppy", runs.NewOutdir(), config).ShouldEndWith(ExitCode.Success).Output;
        string verbose = runs.Run("heppy", "-v", runs.NewOutdir(), config).ShouldEndWith(ExitCode.Success).Output;

        Assert.Equal("", quiet);
        Assert.DoesNotContain("Muon_pt", usual, StringComparison.Ordinal);
        Assert.Contains("Muon_pt", verbose, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_are_printed_to_the_log_as_many_as_asked_for()
    {
        string config = runs.Spoiled("", "");
        string two = runs.NewOutdir();
        string none = runs.NewOutdir();

        runs.Run("heppy", "-q", "-p", "2", two, config).ShouldEndWith(ExitCode.Success);
        runs.Run("heppy", "-q", "-p", "0", none, config).ShouldEndWith(ExitCode.Success);

        Assert.Equal(2, File.ReadAllLines(runs[$"{two}/ggH_Chunk0/log.txt"]).Count(l => l.StartsWith("Event: ", StringComparison.Ordinal)));
        Assert.DoesNotContain("Event: ", File.ReadAllText(runs[$"{none}/ggH_Chunk0/log.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Memcheck_notes_the_memory_in_the_logs()
    {
        string config = runs.Spoiled("", "");
        string watched = runs.NewOutdir();
        string usual = runs.NewOutdir();

        runs.Run("heppy", "-q", "--memcheck", watched, config).ShouldEndWith(ExitCode.Success);
        runs.Run("heppy", "-q", usual, config).ShouldEndWith(ExitCode.Success);

        Assert.Matches("memory: [0-9.]+ MB at entry", File.ReadAllText(runs[$"{watched}/ggH_Chunk1/log.txt"]));
        Assert.DoesNotContain("memory:", File.ReadAllText(runs[$"{usual}/ggH_Chunk1/log.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Track_versions_records_all_assemblies()
    {
        string config = runs.Spoiled("", "");
        string tracked = runs.NewOutdir();
        string usual = runs.NewOutdir();

        runs.Run("heppy", "-q", "-t", tracked, config).ShouldEndWith(ExitCode.Success);
        runs.Run("heppy", "-q", usual, config).ShouldEndWith(ExitCode.Success);

        Assert.Contains("\"assembly Heppy.Physics\"", File.ReadAllText(runs[$"{tracked}/.heppy/software.json"]), StringComparison.Ordinal);
        Assert.DoesNotContain("assembly", File.ReadAllText(runs[$"{usual}/.heppy/software.json"]), StringComparison.Ordinal);
        Assert.Contains("\"runtime\"", File.ReadAllText(runs[$"{usual}/.heppy/software.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Input_replaces_the_files_of_every_component()
    {
        string outdir = runs.NewOutdir();

        runs.Run("heppy", "-q", "-I", "data/file_2.parquet", outdir, runs.Spoiled("", "")).ShouldEndWith(ExitCode.Success);

        string plan = File.ReadAllText(runs[$"{outdir}/plan.json"]);
        Assert.Contains("data/file_2.parquet", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("data/file_1.parquet", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Interactive_stays_at_a_prompt_that_knows_the_loop_and_the_users_types()
    {
        ToolResult result = Tool.RunWith(runs["."], "help\nProcess(7)\nLoop.Analyzer<Fill>().Label ?? \"none\"\nEvent.Number + 1000000\nexit\nEvent.Number\n", "heppy", "-i", "--only", "ggH", "unused", runs.Spoiled("", ""))
            .ShouldEndWith(ExitCode.Success);

        Assert.Contains("Event: 7 (run 1, ", result.Output, StringComparison.Ordinal);
        Assert.Contains("none", result.Output, StringComparison.Ordinal);
        Assert.Contains("1000008", result.Output, StringComparison.Ordinal);
        Assert.Contains("the one of a class: Loop.Analyzer<FourMuons>", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("> \n", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(runs["unused"]));
    }
}
