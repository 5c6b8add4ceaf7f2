using CsCheck;
using Xunit;

namespace Heppy.Framework.Tests;

public class SplitterTests
{
    private static readonly Gen<long[][]> Files = Gen.Long[0, 40].Array[0, 6].Array[1, 5];

    [Fact]
    public void Chunks_are_disjoint_complete_and_not_empty() =>
        Gen.Select(Files, Gen.Int[1, 30], Gen.Long[0, 400]).Sample((files, factor, limit) =>
        {
            long entries = Math.Min(limit, files.Sum(f => f.Sum()));
            if (factor > Math.Max(1, entries))
            {
                return;
            }

            long[] cuts = Splitter.Chunks(files, entries, factor, null);

            Assert.Equal(0, cuts[0]);
            Assert.Equal(entries, cuts[^1]);
            Assert.True(entries == 0 || cuts.Zip(cuts.Skip(1)).All(c => c.First < c.Second), string.Join(' ', cuts));
            Assert.Equal(entries == 0 ? 1 : factor, cuts.Length - 1);
        });

    [Fact]
    public void Chunks_are_balanced_to_within_one_row_group() =>
        Gen.Select(Gen.Long[1, 40].Array[1, 20], Gen.Int[1, 20]).Sample((groups, factor) =>
        {
            long entries = groups.Sum();
            if (factor > entries)
            {
                return;
            }

            long[] cuts = Splitter.Chunks([groups], entries, factor, null);
            if (factor != 1)
            {
                Assert.All(cuts.Zip(cuts.Skip(1)), c => Assert.InRange(c.Second - c.First, 1, (entries / factor) + groups.Max() + 1));
            }
        });

    [Fact]
    public void Ranges_tile_a_chunk_in_order() =>
        Gen.Select(Files, Gen.Long[0, 400], Gen.Long[0, 400], Gen.Long[1, 100]).Sample((files, a, b, target) =>
        {
            long total = files.Sum(f => f.Sum());
            long first = Math.Min(Math.Min(a, b), total);
            long end = Math.Min(Math.Max(a, b), total);
            long[] starts = [.. files.Select((_, i) => files.Take(i).Sum(f => f.Sum()))];

            EntryRange[][] ranges = Splitter.Ranges(files, first, end, target);

            long at = first;
            foreach (EntryRange piece in ranges.SelectMany(r => r))
            {
                Assert.Equal(at, starts[piece.File] + piece.First);
                Assert.True(piece.Count > 0);
                at += piece.Count;
            }

            Assert.Equal(Math.Max(first, end), at);
        });

    [Fact]
    public void As_many_chunks_as_files_means_one_file_each() =>
        Assert.Equal([0, 10, 15, 115], Splitter.Chunks([[4, 6], [5], [50, 50]], 115, 3, null));

    [Fact]
    public void Fewer_row_groups_than_chunks_are_cut_inside() =>
        Assert.Equal([0, 33, 66, 100], Splitter.Chunks([[100]], 100, 3, null));

    [Fact]
    public void Splitting_by_events_leaves_the_rest_to_the_last() =>
        Assert.Equal([0, 40, 80, 100], Splitter.Chunks([[60], [40]], 100, 1, SplitBy.Events(40)));

    [Fact]
    public void Splitting_by_files_keeps_files_whole() =>
        Assert.Equal([0, 30, 60], Splitter.Chunks([[10], [20], [30]], 60, 1, SplitBy.Files(2)));
}
