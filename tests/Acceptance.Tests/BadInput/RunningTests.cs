using Xunit;

namespace Heppy.Acceptance.Tests.BadInput;

/// <summary>What goes wrong while a run goes on, and directories that cannot be used.</summary>
public sealed class RunningTests(BadRun bad)
{
    private const string Loop = "foreach (var m in muons[ev]) pt.Fill(ev, m.Pt);";

    [Fact]
    public void An_analyzer_that_throws_fails_its_chunk_only_and_says_where_and_how_to_look()
    {
        string outdir = bad.NewOutdir();
        string config = bad.Spoiled(Loop, "int[] few = [1]; if (ev.Entry == 12345) return few[1] > 0;");

        ToolResult result = bad.Run("heppy", outdir, config).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.Contains("ggH_Chunk3: Fill threw IndexOutOfRangeException at Fill.Process, config_", result.Error, StringComparison.Ordinal);
        Assert.Contains(".cs:31, entry 12345 (run 1, lumi 124, event 12346", result.Error, StringComparison.Ordinal);
        Assert.Contains(") of data/file_3.parquet. Index was outside", result.Error, StringComparison.Ordinal);
        Assert.Contains($" Look: heppy -e 12345 {outdir} {config}\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("3 of 4 chunks done, 1 failed", result.Output, StringComparison.Ordinal);
        Assert.Contains("at Fill.Process(Event ev)", File.ReadAllText(bad[$"{outdir}/ggH_Chunk3/failure.txt"]), StringComparison.Ordinal);
        ToolResult check = bad.Run("heppy-check", outdir).ShouldEndWith(ExitCode.Incomplete);
        Assert.Contains($"{outdir}/ggH_Chunk3  failed  Fill threw IndexOutOfRangeException at Fill.Process, config_", check.Output, StringComparison.Ordinal);
        Assert.Contains($"1 of 4 chunks are bad. Look: heppy --replay {outdir}/ggH_Chunk3. Mend: change the analysis", check.Error, StringComparison.Ordinal);
        ToolResult look = bad.Run("heppy", "-e", "12345", outdir, config).ShouldEndWith(ExitCode.ChunksFailed);
        Assert.Contains("Event: 12345", look.Error, StringComparison.Ordinal);
        Assert.Contains("Muon_pt: [", look.Error, StringComparison.Ordinal);
        bad.Run("heppy", "-e", "12345", outdir).ShouldEndWith(ExitCode.ChunksFailed);
        ToolResult again = bad.Run("heppy", "--resume", outdir).ShouldEndWith(ExitCode.ChunksFailed);
        Assert.Contains($"heppy -f {outdir} {config}\n", again.Output, StringComparison.Ordinal);
        ToolResult file = bad.Run("heppy", "--resume", config).ShouldEndWith(ExitCode.OutputDirectory);
        Assert.Contains($"{config} is a file, not the directory of a run.", file.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_is_not_there_is_told_with_the_nearest()
    {
        Directory.CreateDirectory(bad["Result"]);

        Assert.Contains("no such directory: Rezult. Nearest: Result", bad.Run("heppy-check", "Rezult").ShouldEndWith(ExitCode.OutputDirectory).Error, StringComparison.Ordinal);
        Assert.Contains("Result is not in the directory of a run: no plan.json", bad.Run("heppy-check", "Result").ShouldEndWith(ExitCode.OutputDirectory).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_in_the_wrong_order_are_told_the_right_one()
    {
        string config = bad.Spoiled("", "");

        ToolResult result = bad.Run("heppy", config, "Nowhere").ShouldEndWith(1);

        Assert.Contains($"{config} is a file: the output directory comes first. Type: heppy Nowhere {config}", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Loop, "if (ev.Entry == 12345) ev.Weight = double.NaN; pt.Fill(ev, 5);", "the weight of the event is NaN in Fill at Fill.Process, config_", ".cs:31, entry 12345 (run 1")]
    [InlineData(Loop, "if (ev.Entry == 12345) ev.Weight = 1e200; pt.Fill(ev, 5);", "the weight of the event is 1E+200 in Fill at Fill.Process, config_", "it and its square must be finite")]
    [InlineData(Loop, "pt.Fill(ev, 5, ev.Entry == 12345 ? 0.0 / 0.0 : 1);", "Fill threw ArgumentException at Fill.Process, config_", "The weight NaN cannot be filled")]
    [InlineData("new Fill(),", "new Weighter(), new Counter(),", "the weight of the event is NaN after Weighter, entry 12345 (run 1")]
    public void A_weight_that_is_not_a_number_names_the_analyzer_and_the_line(string text, string by, params string[] expected)
    {
        const string More = """

            sealed class Weighter : Analyzer { public override bool Process(Event ev) { if (ev.Entry == 12345) ev.Weight = double.NaN; return true; } }
            sealed class Counter : Analyzer { readonly Cut all = new("all"); public override bool Process(Event ev) => all.Pass(ev, true); }
            """;
        string config = bad.Spoiled(text, by);
        File.AppendAllText(bad[config], More);

        ToolResult result = bad.Run("heppy", bad.NewOutdir(), config).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.All(expected, e => Assert.Contains(e, result.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Environment.FailFast(\"boom\");")]
    [InlineData("Environment.Exit(0);")]
    [InlineData("{ int Deep(int n) => n < 0 ? 0 : Deep(n + 1) + Deep(n + 2); pt.Fill(ev, Deep(1)); }")]
    public void A_crash_of_a_process_is_that_chunks_failure_only(string crash)
    {
        string outdir = bad.NewOutdir();

        ToolResult result = bad.Run("heppy", "--executor", "processes", "-j", "2", outdir, bad.Spoiled(Loop, $"if (ev.Entry == 12345) {crash}")).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.Contains("ggH_Chunk3: the worker process ended with exit code", result.Error, StringComparison.Ordinal);
        Assert.Contains("3 of 4 chunks done, 1 failed", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BeginFile(string path) { if (path.EndsWith(\"file_3.parquet\")) throw new InvalidOperationException(\"no map\"); }", "ggH_Chunk2: Fill threw InvalidOperationException at Fill.BeginFile", "at the begin of data/file_3.parquet. no map")]
    [InlineData("EndLoop() => throw new InvalidOperationException(\"no fit\");", "ggH_Chunk0: Fill threw InvalidOperationException at Fill.EndLoop", "at the end of the loop. no fit")]
    public void An_analyzer_that_throws_between_events_says_when(string method, string what, string place)
    {
        string config = bad.Spoiled("    public override bool Process", $"    public override void {method}\n\n    public override bool Process");

        ToolResult result = bad.Run("heppy", bad.NewOutdir(), config).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.Contains(what, result.Error, StringComparison.Ordinal);
        Assert.Contains(place, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_among_the_events_that_give_an_automatic_axis_its_range_is_a_warning_of_the_plan()
    {
        string config = bad.Spoiled("Axis.Regular(10, 0, 100)", "Axis.Automatic(10)");
        File.WriteAllText(bad[config], File.ReadAllText(bad[config]).Replace(Loop, Loop + " if (ev.Entry == 77) throw new InvalidOperationException(\"no\");", StringComparison.Ordinal));

        ToolResult result = bad.Run("heppy", bad.NewOutdir(), config).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.Contains("ggH: ranges of automatic axes come from the events before a failure. Fill threw", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Contains("3 of 4 chunks done, 1 failed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_are_grouped_by_cause()
    {
        ToolResult result = bad.Run("heppy", bad.NewOutdir(), bad.Spoiled(Loop, "throw new InvalidOperationException(\"no\");")).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.Contains("and 3 more for the same cause: ggH_Chunk1, ggH_Chunk2, ggH_Chunk3", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split("InvalidOperationException at Fill.Process").Skip(1));
    }

    [Fact]
    public void A_file_is_no_output_directory()
    {
        File.WriteAllText(bad["file"], "mine");

        ToolResult result = bad.Run("heppy", "file", bad.Spoiled("", "")).ShouldEndWith(ExitCode.OutputDirectory);

        Assert.Contains("is a file", result.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(bad["file"]));
    }

    [Fact]
    public void A_directory_with_other_things_is_left_alone()
    {
        Directory.CreateDirectory(bad["thesis"]);
        File.WriteAllText(bad["thesis/thesis.tex"], "mine");

        ToolResult result = bad.Run("heppy", "thesis", bad.Spoiled("", "")).ShouldEndWith(ExitCode.OutputDirectory);

        Assert.Contains("is not empty and not the directory of a run", result.Error, StringComparison.Ordinal);
        Assert.Equal([bad["thesis/thesis.tex"]], Directory.GetFileSystemEntries(bad["thesis"]));
    }

    [Fact]
    public void A_run_in_use_names_its_runner()
    {
        string outdir = bad.NewOutdir();
        Directory.CreateDirectory(bad[outdir]);
        using Storage.RunLock held = Storage.RunLock.Take(bad[outdir]);

        ToolResult result = bad.Run("heppy", outdir, bad.Spoiled("", "")).ShouldEndWith(ExitCode.OutputDirectory);

        Assert.Contains($"is in use by process {Environment.ProcessId}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_selection_is_not_mixed_in()
    {
        string outdir = bad.NewOutdir();
        string config = bad.Spoiled("", "");
        bad.Run("heppy", outdir, config).ShouldEndWith(ExitCode.Success);
        File.WriteAllText(bad[config], BadRun.Good.Replace("m.Pt > minPt", "m.Pt > 1 + minPt", StringComparison.Ordinal));

        ToolResult resumed = bad.Run("heppy", "--resume", outdir, config).ShouldEndWith(ExitCode.Conflict);
        ToolResult again = bad.Run("heppy", outdir, config).ShouldEndWith(ExitCode.OutputDirectory);

        Assert.Contains($"was made with another {config} (line 17: ", resumed.Error, StringComparison.Ordinal);
        Assert.Contains("--resume would mix two selections", resumed.Error, StringComparison.Ordinal);
        Assert.Contains($"was made with another {config} (line 17: ", again.Error, StringComparison.Ordinal);
        bad.Run("heppy", "-f", outdir, config).ShouldEndWith(ExitCode.Success);
        Assert.Empty(Directory.GetDirectories(bad[outdir], "*_1"));
    }
}
