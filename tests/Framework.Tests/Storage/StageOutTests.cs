using System.Text;
using Heppy.Storage;
using Xunit;

namespace Heppy.Framework.Tests.Storage;

public class StageOutTests
{
    [Fact]
    public void Large_outputs_are_in_the_store_only_and_the_seal_says_where()
    {
        using var scratch = new Scratch();
        var store = new FakeStore();

        Assert.Equal(CommitResult.Committed, Begin(scratch, store).Commit(Scratch.SealOf(SealState.Complete)));

        Assert.Equal("summary.json: small", scratch.Outputs());
        SealedOutput output = scratch.Read()!.Outputs[0];
        Assert.Equal(("Rows/rows.parquet", 5), (output.Path, output.Size));
        Assert.Matches("^far://away/A_Chunk0/Rows/rows[.].*-[0-9a-f]{8}[.]parquet$", output.Url);
        Assert.Equal(output.Sha256, output.Checksum);
        Assert.Equal("large", Encoding.UTF8.GetString(store.Stored[output.Url!]));
        Assert.Null(scratch.Read()!.Outputs[1].Url);
        Assert.Empty(Verify(scratch, store).Problems);
    }

    [Fact]
    public void Copies_that_fail_or_arrive_damaged_are_made_again()
    {
        using var scratch = new Scratch();
        var store = new FakeStore();
        store.Faults.Enqueue(null);
        store.Faults.Enqueue(b => b[1..]);
        store.Faults.Enqueue(b => [.. b[1..], 0]);

        Assert.Equal(CommitResult.Committed, Begin(scratch, store).Commit(Scratch.SealOf(SealState.Complete)));

        Assert.Single(store.Stored);
        Assert.Empty(Verify(scratch, store).Problems);
    }

    [Fact]
    public void What_cannot_be_stored_is_not_sealed_and_leaves_nothing_behind()
    {
        using var scratch = new Scratch();
        var store = new FakeStore();
        for (int i = 0; i < 4; i++)
        {
            store.Faults.Enqueue(b => b[1..]);
        }

        Attempt attempt = Begin(scratch, store);
        var failure = Assert.Throws<RemoteFailure>(() => attempt.Commit(Scratch.SealOf(SealState.Complete)));
        attempt.Discard();

        Assert.StartsWith("Rows/rows.parquet could not be stored, in 4 tries: after it was copied, far://away/A_Chunk0/Rows/rows.", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(" has 4 bytes, sealed with 5", failure.Message, StringComparison.Ordinal);
        Assert.Null(scratch.Read());
        Assert.Empty(store.Stored);
        Assert.Equal("", scratch.Outputs());
    }

    [Fact]
    public void A_late_attempt_leaves_the_stored_outputs_of_the_winner_alone_and_takes_its_own_away()
    {
        using var scratch = new Scratch();
        var store = new FakeStore();
        Attempt late = Begin(scratch, store);
        Attempt winner = Begin(scratch, store);
        Assert.Equal(CommitResult.Committed, winner.Commit(Scratch.SealOf(SealState.Complete)));
        winner.Discard();
        string sealedUrl = Assert.Single(store.Stored).Key;

        Assert.Equal(CommitResult.LostRace, late.Commit(Scratch.SealOf(SealState.Complete)));
        late.Discard();

        Assert.Equal(sealedUrl, Assert.Single(store.Stored).Key);
        Assert.Equal(sealedUrl, scratch.Read()!.Outputs[0].Url);
    }

    [Theory]
    [InlineData("gone", "does not exist (5 bytes were stored)")]
    [InlineData("cut", "has 3 bytes, sealed with 5")]
    [InlineData("other", "has another content than was sealed")]
    public void Stored_outputs_that_are_gone_or_changed_are_named_by_their_urls(string damage, string expected)
    {
        using var scratch = new Scratch();
        var store = new FakeStore();
        Begin(scratch, store).Commit(Scratch.SealOf(SealState.Complete));
        string url = Assert.Single(store.Stored).Key;
        store.Stored[url] = Encoding.UTF8.GetBytes(damage);
        if (damage == "gone")
        {
            store.Stored.Clear();
        }

        Verification found = Verify(scratch, store);

        Assert.StartsWith($"{url} {expected}", Assert.Single(found.Problems), StringComparison.Ordinal);
        Assert.Empty(found.Doubts);
    }

    [Fact]
    public void A_store_that_does_not_answer_makes_doubts_not_problems()
    {
        using var scratch = new Scratch();
        var store = new FakeStore();
        Begin(scratch, store).Commit(Scratch.SealOf(SealState.Complete));
        store.IsDown = true;

        Verification found = Verify(scratch, store);

        Assert.Empty(found.Problems);
        Assert.EndsWith("no answer", Assert.Single(found.Doubts), StringComparison.Ordinal);
        Assert.Contains("store.json of its run is missing", Assert.Single(Verify(scratch, null).Doubts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.Crash, false)]
    [InlineData(Fault.Crash, true)]
    [InlineData(Fault.Error, false)]
    [InlineData(Fault.Error, true)]
    [InlineData(Fault.DiskFull, false)]
    public void After_any_fault_a_chunk_is_sealed_with_its_stored_outputs_or_can_be_done_again(Fault fault, bool isAfter)
    {
        for (int at = 0; ; at++)
        {
            using var scratch = new Scratch();
            var store = new FakeStore();
            var files = new FaultyFiles(fault, at, isAfter);
            Attempt? attempt = null;
            foreach (Action step in (Action[])[() => attempt = Begin(scratch, store, files), () => attempt?.Commit(Scratch.SealOf(SealState.Complete)), () => attempt?.Discard()])
            {
                try
                {
                    step();
                }
                catch (Exception e) when (e is IOException or SimulatedCrash)
                {
                    // Discarding comes after any failure but a crash, in which it does nothing.
                }
            }

            if (scratch.Read() is null)
            {
                Assert.Equal(CommitResult.Committed, Begin(scratch, store).Commit(Scratch.SealOf(SealState.Complete)));
            }

            Assert.Empty(Verify(scratch, store).Problems);
            Assert.Equal("summary.json: small", scratch.Outputs());
            if (files.Count <= at)
            {
                Assert.True(at > 20, $"only {at} operations");
                return;
            }
        }
    }

    private static Verification Verify(Scratch scratch, FakeStore? store) =>
        new ChunkDirectory(new PosixFiles(), scratch.Chunk, _ => { }, store).Verify(deep: true);

    /// <summary>An attempt that has written a large output and a small one.</summary>
    private static Attempt Begin(Scratch scratch, FakeStore store, IFileLayer? files = null)
    {
        var directory = new ChunkDirectory(files ?? new PosixFiles(), scratch.Chunk, store: store);
        Attempt attempt = directory.Begin(scratch.Outdir, "run", directory.TaskDigest());
        foreach ((string path, string content) in new[] { ("Rows/rows.parquet", "large"), ("summary.json", "small") })
        {
            using Stream stream = attempt.CreateOutput(path);
            stream.Write(Encoding.UTF8.GetBytes(content));
        }

        return attempt;
    }
}
