using Heppy.Storage;
using Xunit;

namespace Heppy.Framework.Tests.Storage;

public class CommitTests
{
    [Fact]
    public void Of_racing_attempts_exactly_one_wins_and_the_outputs_are_all_its_own()
    {
        for (int race = 0; race < 150; race++)
        {
            using var scratch = new Scratch();
            var results = new CommitResult[4];
            Thread[] racers = [.. Enumerable.Range(0, results.Length).Select(i => new Thread(() => results[i] = scratch.Do(new PosixFiles(), $"{i}")))];
            Array.ForEach(racers, r => r.Start());
            Array.ForEach(racers, r => r.Join());

            int winner = Array.IndexOf(results, CommitResult.Committed);
            Assert.Equal(1, results.Count(r => r == CommitResult.Committed));
            Assert.Equal(3, results.Count(r => r == CommitResult.LostRace));
            Assert.NotNull(scratch.Read());
            Assert.Equal($"Analyzer/histograms.json: {winner}{winner}\nsummary.json: {winner}", scratch.Outputs());
            Assert.Empty(scratch.Problems());
            Assert.Empty(Directory.GetDirectories(scratch.Chunk, ".attempt-*"));
        }
    }

    [Fact]
    public void The_first_seal_is_never_replaced()
    {
        using var scratch = new Scratch();

        Assert.Equal(CommitResult.Committed, scratch.Do(new PosixFiles(), "first"));
        Assert.Equal(CommitResult.LostRace, scratch.Do(new PosixFiles(), "second"));

        Assert.Contains("summary.json: first", scratch.Outputs(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan.json", "{\"runId\":\"another\"}")]
    [InlineData("A_Chunk0/chunk.json", "{\"task\":2}")]
    [InlineData("plan.json", null)]
    public void Jobs_of_a_replaced_run_commit_nothing(string file, string? content)
    {
        using var scratch = new Scratch();
        var directory = new ChunkDirectory(new PosixFiles(), scratch.Chunk);
        Attempt attempt = directory.Begin(scratch.Outdir, "run", directory.TaskDigest());
        attempt.CreateOutput("summary.json").Dispose();
        string path = Path.Combine(scratch.Outdir, file);
        if (content is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, content);
        }

        Assert.Equal(CommitResult.RunReplaced, attempt.Commit(Scratch.SealOf(SealState.Complete)));

        Assert.Null(scratch.Read());
        Assert.Equal("", scratch.Outputs());
    }

    [Fact]
    public void Truncated_edited_and_missing_outputs_are_named()
    {
        using var scratch = new Scratch();
        scratch.Do(new PosixFiles());
        string summary = Path.Combine(scratch.Chunk, "summary.json");

        File.WriteAllText(summary, "resulT");
        Assert.Equal(["summary.json was changed after it was sealed (other SHA-256)"], scratch.Problems());
        File.WriteAllText(summary, "res");
        Assert.Equal(["summary.json has 3 bytes, sealed with 6"], scratch.Problems());
        File.Delete(summary);
        Assert.Equal(["summary.json is missing (6 bytes)"], scratch.Problems());
    }

    [Fact]
    public void An_output_whose_directory_entry_is_late_is_waited_for()
    {
        using var scratch = new Scratch();
        scratch.Do(new PosixFiles());
        string summary = Path.Combine(scratch.Chunk, "summary.json");
        File.Move(summary, summary + ".late");
        int waits = 0;
        var directory = new ChunkDirectory(new PosixFiles(), scratch.Chunk, _ =>
        {
            if (++waits == 3)
            {
                File.Move(summary + ".late", summary);
            }
        });

        Assert.Empty(directory.Verify(deep: true).Problems);
        Assert.Equal(3, waits);
    }

    [Fact]
    public void A_damaged_seal_is_reported_with_its_path()
    {
        using var scratch = new Scratch();
        scratch.Do(new PosixFiles());
        File.WriteAllText(Path.Combine(scratch.Chunk, "manifest.json"), "{ \"runId\": ");

        UserError error = Assert.Throws<UserError>(() => scratch.Read());

        Assert.Equal(ExitCode.Incomplete, error.ExitCode);
        Assert.Contains("manifest.json is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_has_one_runner_and_the_message_names_it()
    {
        using var scratch = new Scratch();
        using (RunLock.Take(scratch.Outdir))
        {
            UserError error = Assert.Throws<UserError>(() => RunLock.Take(scratch.Outdir));
            Assert.Contains($"in use by process {Environment.ProcessId} on {Environment.MachineName}", error.Message, StringComparison.Ordinal);
        }

        RunLock.Take(scratch.Outdir).Dispose();
    }
}
