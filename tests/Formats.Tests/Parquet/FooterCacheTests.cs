using Heppy.Events;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

public sealed class FooterCacheTests : IDisposable
{
    private static readonly FileFooter Footer = new()
    {
        Size = 12,
        Digest = "00ff",
        RowGroups = [3, 0, 1L << 40],
        Columns =
        [
            new("MET_pt", ElementType.Float, Stored: "MET.pt: float"),
            new("Muon_pt", ElementType.Double, true, true),
            new("nMuon", ElementType.Int32, IsCount: true),
        ],
        CompressedBytes = [127, 128, 0],
    };

    private readonly ScratchFolder _folder = new();

    public FooterCacheTests() => _folder.Write("a.parquet", [1, 2, 3]);

    private string Cache => _folder["cache"];

    [Fact]
    public void A_known_file_is_not_opened_again_even_by_another_process()
    {
        var first = new FooterCache(Cache);
        AssertSame(Footer, first.Get(_folder["a.parquet"], () => Footer));
        var second = new FooterCache(Cache);
        AssertSame(Footer, second.Get(_folder["a.parquet"], Unexpected));
        Assert.Equal((0, 1, 1, 0), (first.Hits, first.Misses, second.Hits, second.Misses));
    }

    [Fact]
    public void A_file_of_another_size_or_time_is_opened_again()
    {
        string path = _folder["a.parquet"];
        var cache = new FooterCache(Cache);
        cache.Get(path, () => Footer);
        File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("01", cache.Get(path, () => Footer with { Digest = "01" }).Digest);
        File.WriteAllBytes(path, [1]);
        File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("02", cache.Get(path, () => Footer with { Digest = "02" }).Digest);
        Assert.Equal("02", cache.Get(path, Unexpected).Digest);
        Assert.Equal(3, cache.Misses);
    }

    [Fact]
    public void Whatever_byte_is_damaged_or_missing_the_file_is_read_anew_and_then_known_again()
    {
        string path = _folder["a.parquet"];
        new FooterCache(Cache).Get(path, () => Footer);
        foreach (string entry in Directory.GetFiles(Cache).Order(StringComparer.Ordinal))
        {
            byte[] good = File.ReadAllBytes(entry);
            for (int i = 0; i < good.Length; i++)
            {
                byte[] flipped = [.. good];
                flipped[i] ^= 0x40;
                foreach (byte[] bad in (byte[][])[flipped, good[..i]])
                {
                    File.WriteAllBytes(entry, bad);
                    var cache = new FooterCache(Cache);
                    AssertSame(Footer, cache.Get(path, () => Footer));
                    Assert.Equal(1, cache.Misses);
                    Assert.Equal(good, File.ReadAllBytes(entry));
                }
            }
        }
    }

    [Fact]
    public void A_directory_that_cannot_be_written_only_means_that_nothing_is_remembered()
    {
        _folder.Write("file", [0]);
        var cache = new FooterCache(Path.Combine(_folder["file"], "cache"));
        AssertSame(Footer, cache.Get(_folder["a.parquet"], () => Footer));
        AssertSame(Footer, cache.Get(_folder["a.parquet"], () => Footer));
        var none = new FooterCache(null);
        none.Get(_folder["a.parquet"], () => Footer);
        Assert.Equal((2, 0, 1), (cache.Misses, cache.Hits, none.Misses));
    }

    [Fact]
    public void Files_with_the_same_columns_share_one_schema()
    {
        var cache = new FooterCache(Cache);
        for (int i = 0; i < 5; i++)
        {
            cache.Get(_folder.Write($"{i}.parquet", [0]), () => Footer with { Columns = [.. Footer.Columns] });
        }

        Assert.Single(Directory.GetFiles(Cache, "*.schema"));
        Assert.Equal(5, Directory.GetFiles(Cache, "*.footer").Length);
        Assert.Equal(6, Directory.GetFiles(Cache).Length);
        Assert.Same(cache.Get(_folder["1.parquet"], Unexpected).Columns, cache.Get(_folder["2.parquet"], Unexpected).Columns);
    }

    [Fact]
    public void Many_at_once_leave_only_whole_entries()
    {
        FooterCache[] caches = [new(Cache), new(Cache), new(Cache)];
        Parallel.For(0, 60, i => AssertSame(Footer, caches[i % 3].Get(_folder["a.parquet"], () => Footer)));
        AssertSame(Footer, new FooterCache(Cache).Get(_folder["a.parquet"], Unexpected));
        Assert.Empty(Directory.GetFiles(Cache, "*.tmp"));
    }

    [Fact]
    public void A_file_that_does_not_open_is_not_remembered()
    {
        var cache = new FooterCache(Cache);
        Assert.Throws<InvalidDataException>(() => cache.Get(_folder["a.parquet"], () => throw new InvalidDataException("bad")));
        AssertSame(Footer, cache.Get(_folder["a.parquet"], () => Footer));
    }

    public void Dispose() => _folder.Dispose();

    private static FileFooter Unexpected() => throw new InvalidOperationException("The file was opened again.");

    private static void AssertSame(FileFooter expected, FileFooter actual)
    {
        Assert.Equal((expected.Size, expected.Digest), (actual.Size, actual.Digest));
        Assert.Equal(expected.RowGroups, actual.RowGroups);
        Assert.Equal(expected.Columns, actual.Columns);
        Assert.Equal(expected.CompressedBytes, actual.CompressedBytes);
    }
}
