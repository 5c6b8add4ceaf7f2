using System.Diagnostics;
using Xunit;

namespace Heppy.Framework.Tests.Running;

/// <summary>Chunks in worker processes.</summary>
public sealed class ProcessExecutorTests
{
    [Fact]
    public void Workers_that_cannot_be_started_fail_each_chunk_with_the_program_that_is_missing()
    {
        var run = new RunContext
        {
            Outdir = "Out",
            Config = null!,
            Plan = new Plan { RunId = "1", Created = default, Configuration = "", Tool = "", Components = [] },
            Inputs = null!,
            Formats = null!,
            Files = null!,
        };
        List<ChunkOutcome> ended = [];

        IReadOnlyList<ChunkOutcome> outcomes = new ProcessExecutor(2, _ => new ProcessStartInfo("/no/such/heppy")).Run(run, ["ggH_Chunk0", "ggH_Chunk1", "ggH_Chunk2"], ended.Add);

        Assert.Equal(["ggH_Chunk0", "ggH_Chunk1", "ggH_Chunk2"], outcomes.Select(o => o.Directory).Order());
        Assert.Equal(outcomes, ended);
        Assert.All(outcomes, o => Assert.Equal(ChunkState.Failed, o.State));
        Assert.All(outcomes, o => Assert.Contains("a worker process cannot be started (/no/such/heppy): ", o.Message, StringComparison.Ordinal));
    }
}
