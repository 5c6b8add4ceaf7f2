using Heppy.Storage;
using Xunit;

namespace Heppy.Acceptance.Tests.SameBytes;

public sealed class FailingTests(RichRun rich)
{
    [Theory]
    [InlineData("synchronous", "1", Explicit = true)]
    [InlineData("threads", "1", Explicit = true)]
    [InlineData("threads", "7")]
    [InlineData("processes", "7", Explicit = true)]
    public void Chunks_that_failed_once_and_are_run_again_give_the_same_bytes(string executor, string chunks)
    {
        string outdir = $"failed_{executor}_{chunks}";
        string marker = rich[$"{outdir}.fails"];
        File.WriteAllText(marker, "");
        ToolResult run = rich.HeppyWith("RICH_FAIL", marker, "--executor", executor, "-j", "2", "-o", $"split={chunks}", outdir, "rich.cs").ShouldEndWith(ExitCode.ChunksFailed);
        Assert.Contains("Fragile threw InvalidOperationException at Fragile.Process, rich.cs:", run.Error, StringComparison.Ordinal);
        Tool.RunIn(rich["."], new Dictionary<string, string>(), "heppy-hadd", outdir).ShouldEndWith(ExitCode.Incomplete);
        rich.HeppyWith("RICH_FAIL", marker, "--resume", "--executor", executor, outdir).ShouldEndWith(ExitCode.ChunksFailed);
        rich.HeppyWith("RICH_FAIL", marker + ".gone", "--resume", "--executor", executor, outdir).ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(rich.Undisturbed, rich.Merged(outdir));
    }

    [Fact]
    public void A_chunk_that_somebody_deleted_is_run_again()
    {
        rich.Heppy("-o", "split=7", "deleted", "rich.cs").ShouldEndWith(ExitCode.Success);
        Directory.Delete(Path.Combine(rich["deleted"], "collisions_Chunk4"), recursive: true);
        ToolResult incomplete = Tool.RunIn(rich["."], new Dictionary<string, string>(), "heppy-hadd", "deleted").ShouldEndWith(ExitCode.Incomplete);
        Assert.Contains("Mend: heppy --resume deleted, or accept ", incomplete.Error, StringComparison.Ordinal);
        using (RunLock.Take(rich["deleted"]))
        {
            ToolResult underWay = Tool.RunIn(rich["."], new Dictionary<string, string>(), "heppy-hadd", "deleted").ShouldEndWith(ExitCode.Incomplete);
            Assert.Contains($"It is being run by process {Environment.ProcessId} on ", underWay.Error, StringComparison.Ordinal);
        }

        rich.Heppy("--resume", "deleted").ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(rich.Undisturbed, rich.Merged("deleted"));
    }

    [Theory]
    [InlineData(false, Explicit = true)]
    [InlineData(true)]
    public void A_run_that_was_killed_while_it_was_planned_is_started_again(bool force)
    {
        string outdir = $"planning_{force}";
        rich.Heppy("-o", "split=7", outdir, "rich.cs").ShouldEndWith(ExitCode.Success);
        // As a kill just before the last step of planning leaves it, except that some chunks are sealed: a replacement was killed.
        File.Move(Path.Combine(rich[outdir], "plan.json"), Path.Combine(rich[outdir], ".heppy", "unfinished.json"));
        File.Delete(Path.Combine(rich[outdir], "signal_Chunk2", "manifest.json"));
        File.WriteAllText(Path.Combine(rich[outdir], "mine.txt"), "kept");
        rich.Heppy([.. force ? (string[])["-f"] : [], "-o", "split=3", outdir, "rich.cs"]).ShouldEndWith(ExitCode.Success);
        Assert.False(Directory.Exists(Path.Combine(rich[outdir], "signal_Chunk3")));
        Assert.True(File.Exists(Path.Combine(rich[outdir], "mine.txt")));
        Results.ShouldBeSame(rich.Undisturbed, rich.Merged(outdir));
    }
}
