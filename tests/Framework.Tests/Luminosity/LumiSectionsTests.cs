using CsCheck;
using Xunit;

namespace Heppy.Framework.Tests.Luminosity;

/// <summary>Laws of sets, against a plain set of (run, section).</summary>
public class LumiSectionsTests
{
    // Few runs and short ranges: they meet, overlap and repeat. The ends of the numbers are among them.
    private static readonly Gen<uint> Number = Gen.OneOf(Gen.UInt[0, 30], Gen.UInt[uint.MaxValue - 5, uint.MaxValue]);
    private static readonly Gen<LumiRange> Range = Gen.Select(Gen.OneOf(Gen.UInt[1, 3], Gen.Const(uint.MaxValue)), Number, Gen.UInt[0, 6])
        .Select((run, first, more) => new LumiRange(run, first, first + Math.Min(more, uint.MaxValue - first)));

    private static readonly Gen<LumiRange[]> Ranges = Range.Array[0, 12];
    private static readonly Gen<LumiSections> Sets = Ranges.Select(r => LumiSections.Of(r));

    [Fact]
    public void A_set_has_the_sections_of_its_ranges_and_no_others() => Ranges.Sample(ranges =>
    {
        HashSet<(uint, uint)> expected = Plain(ranges);
        LumiSections sections = LumiSections.Of(ranges);
        Assert.Equal(expected.Count, sections.Count);
        Assert.Equal(expected, Plain(sections.Ranges));
        Assert.All(Around(ranges), s => Assert.Equal(expected.Contains(s), sections.Contains(s.Run, s.Lumi)));
    });

    [Fact]
    public void Ranges_are_sorted_and_neither_touch_nor_overlap() => Sets.Sample(sections =>
    {
        LumiRange[] ranges = [.. sections.Ranges];
        foreach ((LumiRange before, LumiRange range) in ranges.Zip(ranges.Skip(1)))
        {
            Assert.True(range.Run > before.Run || (range.Run == before.Run && range.First > before.Last && range.First - before.Last > 1));
        }
    });

    [Fact]
    public void Union_difference_and_intersection_are_those_of_plain_sets() => Gen.Select(Sets, Sets).Sample((a, b) =>
    {
        (HashSet<(uint, uint)> plainA, HashSet<(uint, uint)> plainB) = (Plain(a.Ranges), Plain(b.Ranges));
        Assert.Equal(plainA.Union(plainB).ToHashSet(), Plain(a.Union(b).Ranges));
        Assert.Equal(plainA.Except(plainB).ToHashSet(), Plain(a.Except(b).Ranges));
        Assert.Equal(plainA.Intersect(plainB).ToHashSet(), Plain(a.Intersect(b).Ranges));
    });

    [Fact]
    public void Union_does_not_depend_on_order_or_grouping() => Gen.Select(Sets, Sets, Sets).Sample((a, b, c) =>
    {
        Assert.Equal(a.Union(b), b.Union(a));
        Assert.Equal(a.Union(b).Union(c), a.Union(b.Union(c)));
        Assert.Equal(a, a.Union(a));
        Assert.Equal(a, a.Union(LumiSections.Empty));
        Assert.Equal(a.Union(b).GetHashCode(), b.Union(a).GetHashCode());
    });

    [Fact]
    public void What_is_missing_and_what_is_there_make_the_whole() => Gen.Select(Sets, Sets).Sample((mask, processed) =>
    {
        LumiSections missing = mask.Except(processed);
        Assert.Equal(LumiSections.Empty, missing.Intersect(processed));
        Assert.Equal(mask, missing.Union(mask.Intersect(processed)));
        Assert.Equal(mask.Count, missing.Count + mask.Intersect(processed).Count);
    });

    [Fact]
    public void Adding_is_union_with_a_range() => Gen.Select(Sets, Range).Sample((set, range) => Assert.Equal(set.Union(LumiSections.Of(range)), set.Add(range)));

    [Fact]
    public void What_is_written_reads_back_as_the_same() => Sets.Sample(set =>
    {
        LumiSections read = LumiSections.Parse(System.Text.Encoding.UTF8.GetBytes(set.ToString()), "written.json");
        Assert.Equal(set, read);
        Assert.Equal(set.ToString(), read.ToString());
    });

    [Fact]
    public void It_is_written_on_one_line_runs_by_number_and_neighbours_joined()
    {
        LumiSections sections = LumiSections.Of(new(297_050, 193, 776), new(99, 5, 5), new(297_050, 12, 100), new(297_050, 101, 137), new(98, uint.MaxValue, uint.MaxValue), new(99, 0, 0));

        Assert.Equal("""{"98": [[4294967295, 4294967295]], "99": [[0, 0], [5, 5]], "297050": [[12, 137], [193, 776]]}""", sections.ToString());
        Assert.Equal("{}", LumiSections.Empty.ToString());
    }

    [Fact]
    public void Looking_up_takes_no_memory()
    {
        LumiSections sections = LumiSections.Of(Enumerable.Range(0, 1000).Select(i => new LumiRange((uint)i / 10, (uint)(i % 10 * 20), (uint)((i % 10 * 20) + 9))));
        int found = sections.Contains(50, 5) ? 1 : 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (uint i = 0; i < 1000; i++)
        {
            found += sections.Contains(i / 10, i % 200) ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(501, found);
    }

    [Fact]
    public void A_reversed_range_is_refused() => Assert.Throws<ArgumentException>(() => LumiSections.Of(new LumiRange(1, 5, 4)));

    private static HashSet<(uint Run, uint Lumi)> Plain(IEnumerable<LumiRange> ranges) =>
        [.. ranges.SelectMany(r => Enumerable.Range(0, (int)(r.Last - r.First) + 1).Select(i => (r.Run, r.First + (uint)i)))];

    /// <summary>Sections at the ends of ranges and beside them, also in the runs before and after.</summary>
    private static IEnumerable<(uint Run, uint Lumi)> Around(LumiRange[] ranges) => ranges.SelectMany(r =>
        new[] { r.Run - 1, r.Run, unchecked(r.Run + 1) }.SelectMany(run => new[] { unchecked(r.First - 1), r.First, r.Last, unchecked(r.Last + 1), 0u, uint.MaxValue }.Select(lumi => (run, lumi))));
}
