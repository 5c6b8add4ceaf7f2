using System.Formats.Tar;
using Heppy.Storage;
using Xunit;

namespace Heppy.Framework.Tests.Storage;

/// <summary>What a job without a shared disk sends back is adopted whole or not at all, whatever happens in between.</summary>
public class ReturnedResultTests
{
    private const string Undisturbed = "Analyzer/histograms.json: resultresult\nsummary.json: result";

    [Theory]
    [InlineData(Fault.Crash, false)]
    [InlineData(Fault.Crash, true)]
    [InlineData(Fault.Error, false)]
    [InlineData(Fault.Error, true)]
    [InlineData(Fault.DiskFull, false)]
    public void Adopting_may_be_interrupted_anywhere(Fault fault, bool isAfter)
    {
        int points = 0;
        for (int at = 0; ; at++)
        {
            using Scratch scratch = WithResult();
            var files = new FaultyFiles(fault, at, isAfter);
            Try(() => new ChunkDirectory(files, scratch.Chunk).Read());
            points++;

            Assert.NotNull(scratch.Read());
            Assert.Empty(scratch.Problems());
            // It stays where an interruption came after the link.
            File.Delete(Path.Combine(scratch.Chunk, "result.tar"));
            Assert.Equal(Undisturbed, scratch.Outputs());
            if (files.Count <= at)
            {
                break;
            }
        }

        Assert.True(points > 15, $"only {points} operations");
    }

    [Fact]
    public void A_chunk_that_was_sealed_meanwhile_stays_as_it_is()
    {
        using Scratch scratch = WithResult();
        byte[] result = File.ReadAllBytes(Path.Combine(scratch.Chunk, "result.tar"));
        File.Delete(Path.Combine(scratch.Chunk, "result.tar"));
        scratch.Do(new PosixFiles(), "another");
        File.WriteAllBytes(Path.Combine(scratch.Chunk, "result.tar"), result);

        scratch.Read();

        Assert.Contains("summary.json: another", scratch.Outputs(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_is_cut_off_anywhere_seals_nothing()
    {
        byte[] whole;
        using (Scratch scratch = WithResult())
        {
            whole = File.ReadAllBytes(Path.Combine(scratch.Chunk, "result.tar"));
        }

        for (int length = 0; length < whole.Length - 2_048; length += 256)
        {
            using var scratch = new Scratch();
            File.WriteAllBytes(Path.Combine(scratch.Chunk, "result.tar"), whole[..length]);
            bool isSealed = scratch.Read() is not null;

            // What is cut off may be only what tells of the job.
            Assert.True(!isSealed || scratch.Outputs().Contains(Undisturbed, StringComparison.Ordinal), $"sealed at {length} of {whole.Length} bytes");
            Assert.Empty(Directory.GetDirectories(scratch.Chunk, ".attempt-*"));
        }
    }

    [Fact]
    public void The_result_of_another_task_seals_nothing()
    {
        using Scratch scratch = WithResult();
        File.WriteAllText(Path.Combine(scratch.Chunk, "chunk.json"), "{\"task\":2}");

        Assert.Null(scratch.Read());
    }

    /// <summary>A chunk that was done elsewhere, and came back.</summary>
    private static Scratch WithResult()
    {
        using var elsewhere = new Scratch();
        var directory = new ChunkDirectory(new PosixFiles(), elsewhere.Chunk);
        Attempt attempt = directory.Begin(elsewhere.Outdir, "run", directory.TaskDigest());
        foreach ((string name, string content) in new[] { ("summary.json", "result"), ("Analyzer/histograms.json", "resultresult") })
        {
            using Stream stream = attempt.CreateOutput(name);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(content));
        }

        Assert.Equal(CommitResult.Committed, attempt.Commit(Scratch.SealOf(SealState.Complete) with { ChunkDigest = directory.TaskDigest() }));
        Directory.CreateDirectory(Path.Combine(elsewhere.Chunk, ".job"));
        File.WriteAllText(Path.Combine(elsewhere.Chunk, ".job", "1.json"), "{}");
        var here = new Scratch();
        TarFile.CreateFromDirectory(elsewhere.Chunk, Path.Combine(here.Chunk, "result.tar"), includeBaseDirectory: false);
        return here;
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is SimulatedCrash or IOException)
        {
        }
    }
}
