using Heppy.Storage;
using Xunit;

namespace Heppy.Framework.Tests.Storage;

/// <summary>A fault before and after every file operation: each point is enumerated.</summary>
public class CommitFaultTests
{
    private const string Undisturbed = "Analyzer/histograms.json: resultresult\nsummary.json: result";

    [Theory]
    [InlineData(Fault.Crash, false)]
    [InlineData(Fault.Crash, true)]
    [InlineData(Fault.Error, false)]
    [InlineData(Fault.Error, true)]
    [InlineData(Fault.DiskFull, false)]
    public void After_any_fault_a_chunk_is_sealed_and_whole_or_can_be_done_again(Fault fault, bool isAfter)
    {
        int points = 0;
        for (int at = 0; ; at++)
        {
            using var scratch = new Scratch();
            var files = new FaultyFiles(fault, at, isAfter);
            Try(() => scratch.Do(files));
            bool wasReached = files.Count > at;
            points += wasReached ? 1 : 0;

            if (scratch.Read() is null)
            {
                Assert.Equal(CommitResult.Committed, scratch.Do(new PosixFiles()));
            }

            Assert.Empty(scratch.Problems());
            Assert.Equal(Undisturbed, scratch.Outputs());
            if (!wasReached)
            {
                break;
            }
        }

        Assert.True(points > 20, $"only {points} operations");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Recovery_itself_may_be_interrupted_anywhere(bool isAfter)
    {
        int crashAt = LinkedAt();
        for (int at = 0; ; at++)
        {
            using var scratch = new Scratch();
            Try(() => scratch.Do(new FaultyFiles(Fault.Crash, crashAt, isAfter: true)));
            var files = new FaultyFiles(Fault.Crash, at, isAfter);
            Try(() => new ChunkDirectory(files, scratch.Chunk).Read());

            Assert.NotNull(scratch.Read());
            Assert.Empty(scratch.Problems());
            Assert.Equal(Undisturbed, scratch.Outputs());
            if (files.Count <= at)
            {
                return;
            }
        }
    }

    [Theory]
    [InlineData(Fault.Crash, false)]
    [InlineData(Fault.Crash, true)]
    [InlineData(Fault.Error, false)]
    [InlineData(Fault.Error, true)]
    [InlineData(Fault.DiskFull, false)]
    public void A_merged_directory_is_the_old_or_the_new_one_after_any_fault(Fault fault, bool isAfter)
    {
        for (int at = 0; ; at++)
        {
            using var scratch = new Scratch();
            scratch.Merge(new PosixFiles(), "old");
            var files = new FaultyFiles(fault, at, isAfter);
            Try(() => scratch.Merge(files, "new"));

            Seal? seal = SealedDirectory.Read(new PosixFiles(), scratch.Outdir, "A");
            Assert.NotNull(seal);
            string merged = Path.Combine(scratch.Outdir, "A");
            Assert.Empty(scratch.Problems(merged));
            Assert.True(scratch.Outputs(merged) is "summary.json: old" or "summary.json: new", scratch.Outputs(merged));
            scratch.Merge(new PosixFiles(), "new");
            Assert.Equal("summary.json: new", scratch.Outputs(merged));
            Assert.False(Directory.Exists(Path.Combine(scratch.Outdir, ".A.old")));
            if (files.Count <= at)
            {
                return;
            }
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void A_tail_is_made_once_whatever_was_interrupted(int planned, bool isAfter)
    {
        for (int at = 0; ; at++)
        {
            using var scratch = new Scratch();
            string stopped = planned == 1 ? Path.Combine(scratch.Outdir, "A") : scratch.Chunk;
            if (planned == 1)
            {
                Directory.Move(scratch.Chunk, stopped);
            }

            scratch.Do(new PosixFiles(), state: SealState.Stopped, chunk: stopped);
            var files = new FaultyFiles(Fault.Crash, at, isAfter);
            Try(() => TailChunk.Make(files, scratch.Outdir, "A", 0, planned, Rest));
            TailChunk.Make(new PosixFiles(), scratch.Outdir, "A", 0, planned, Rest);
            TailChunk.Make(new PosixFiles(), scratch.Outdir, "A", 0, planned, Rest);

            Assert.Equal("rest of A_Chunk0", File.ReadAllText(Path.Combine(scratch.Outdir, $"A_Chunk{planned}", "chunk.json")));
            Assert.Equal(["A_Chunk0", $"A_Chunk{planned}"], Directory.GetDirectories(scratch.Outdir, "A*").Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal));
            Assert.Empty(scratch.Problems(Path.Combine(scratch.Outdir, "A_Chunk0")));
            if (files.Count <= at)
            {
                return;
            }
        }

        static byte[] Rest(Seal seal) => System.Text.Encoding.UTF8.GetBytes($"rest of {seal.Chunk}");
    }

    [Fact]
    public void A_lost_reply_of_the_deciding_link_is_found_out()
    {
        using var scratch = new Scratch();

        CommitResult result = scratch.Do(new FaultyFiles(Fault.Error, LinkedAt(), isAfter: true));

        Assert.Equal(CommitResult.Committed, result);
        Assert.Equal(Undisturbed, scratch.Outputs());
    }

    /// <summary>Number of the operation that decides: the first after which the chunk has a manifest.</summary>
    private static int LinkedAt()
    {
        for (int at = 0; ; at++)
        {
            using var scratch = new Scratch();
            Try(() => scratch.Do(new FaultyFiles(Fault.Crash, at, isAfter: true)));
            if (File.Exists(Path.Combine(scratch.Chunk, "manifest.json")))
            {
                return at;
            }
        }
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is SimulatedCrash or IOException)
        {
            // What is left on disk is what counts.
        }
    }
}
