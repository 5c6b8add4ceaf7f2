using Heppy.Storage;
using Xunit;

namespace Heppy.Batch.Tests.Transfers;

public sealed class TransferStoreTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("")]
    [InlineData("file://")]
    public void Files_go_to_a_directory_and_back_by_cp(string scheme)
    {
        TransferStore store = Store(TransferProfiles.ForScheme(scheme.Split(':')[0], [Shipped]), scheme + Path.Combine(_scratch.Work, "far away"));
        string file = _scratch.Write("it's.parquet", "large");
        string url = store.UrlOf("A_Chunk0/Rows/rows.1.parquet");

        Assert.Null(store.SizeOf(url));
        store.CopyOut(file, url);
        Assert.Equal(5, store.SizeOf(url));
        Assert.Equal(store.ChecksumOfFile(file), store.ChecksumOf(url));
        string copy = Path.Combine(_scratch.Work, "copy");
        store.CopyIn(url, copy);
        Assert.Equal("large", File.ReadAllText(copy));
        store.Remove(url);
        Assert.Null(store.SizeOf(url));
    }

    [Fact]
    public void Only_what_ends_so_is_taken() =>
        Assert.Equal([true, false], new[] { "Rows/rows.parquet", "Rows/histograms.json" }.Select(Store(Fake(), "/x").Takes));

    [Fact]
    public void A_command_that_fails_is_named_with_its_exit_code_and_the_end_of_what_it_said()
    {
        TransferStore store = Store(Fake() with { CopyOut = "fetch() { seq 5 >&2; return 7; }; fetch {{ file }} {{ server }} {{ path }} {{ directory }}" }, "fake://host:1094//store/me");

        var failure = Assert.Throws<RemoteFailure>(() => store.CopyOut("/a b", store.UrlOf("c.parquet")));

        Assert.Equal("fetch() { seq 5 >&2; return 7; }; fetch '/a b' host:1094 /store/me/c.parquet /store/me: exit code 7: 3 | 4 | 5", failure.Message);
        Assert.Equal("fetch(): exit code 7", failure.Cause);
    }

    [Fact]
    public void A_command_that_hangs_is_ended()
    {
        TransferStore store = Store(Fake() with { Remove = "sleep 100", Limit = 0.2 }, "/x");

        Assert.Equal("sleep 100: no answer within 0.2 s", Assert.Throws<RemoteFailure>(() => store.Remove("/x/y")).Message);
    }

    [Theory]
    [InlineData("echo 'no file of that name' >&2; exit 3", true)]
    [InlineData("echo 'no file of that name'; exit 3", true)]
    [InlineData("echo 'no server of that name' >&2; exit 3", false)]
    [InlineData("echo 'no idea'", false)]
    public void Only_what_the_profile_says_means_that_a_file_is_missing(string command, bool isMissing)
    {
        TransferStore store = Store(Fake() with { Size = new TransferQuestion { Command = command, Pattern = "^(?<value>\\d+)$" } }, "/x");

        if (isMissing)
        {
            Assert.Null(store.SizeOf("/x/y"));
        }
        else
        {
            Assert.Contains("no ", Assert.Throws<RemoteFailure>(() => store.SizeOf("/x/y")).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_a_checksum_command_files_are_read_back()
    {
        string file = _scratch.Write("a", "content");
        TransferStore store = Store(Fake() with { CopyIn = $"cp {Shell.Quote(file)} {{{{ file }}}}" }, "/x");

        Assert.Equal(store.ChecksumOfFile(file), store.ChecksumOf("/x/y"));
        Assert.StartsWith("sha256:", store.ChecksumOf("/x/y"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "adler32:00000001")]
    [InlineData("Wikipedia", "adler32:11e60398")]
    public void Adler32_is_as_published(string content, string expected) => Assert.Equal(expected, FileChecksum.Of(_scratch.Write("a", content), "adler32"));

    [Fact]
    public void Adler32_of_many_bytes_does_not_overflow()
    {
        // RFC 1950, one byte at a time.
        (uint a, uint b) = (1, 0);
        for (int i = 0; i < 1_000_000; i++)
        {
            a = (a + 255) % 65521;
            b = (b + a) % 65521;
        }

        string file = _scratch.Write("a", "");
        File.WriteAllBytes(file, [.. Enumerable.Repeat((byte)255, 1_000_000)]);
        Assert.Equal($"adler32:{(b << 16) | a:x8}", FileChecksum.Of(file, "adler32"));
    }

    public void Dispose() => _scratch.Dispose();

    private static string Shipped { get; } = Path.Combine(Sites.Shipped, "transfers");

    private static TransferStore Store(TransferProfile profile, string destination) => new(new StoreRecord(destination, ".parquet", profile));

    private static TransferProfile Fake() => new()
    {
        Name = "fake", Description = "", Schemes = ["fake"], Programs = [], CopyOut = "false", CopyIn = "false", Remove = "false", Missing = "no file of",
        Size = new TransferQuestion { Command = "false", Pattern = "^(?<value>\\d+)$" },
    };
}
