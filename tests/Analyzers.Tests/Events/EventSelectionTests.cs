using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Events;

public class EventSelectionTests
{
    private static readonly int[][] Sizes = [[], [1], [1, 2], [1, 2, 3], []];

    [Theory]
    [InlineData(new ulong[] { 3, 7, 99 }, new uint[0], new long[] { 2, 6 })]
    [InlineData(new ulong[] { 3, 7 }, new uint[] { 194_000 }, new long[] { 2, 6 })]
    [InlineData(new ulong[] { 3, 7 }, new uint[] { 194_001, 194_002 }, new long[0])]
    [InlineData(new ulong[0], new uint[0], new long[0])]
    public void Events_are_kept_by_their_number(ulong[] numbers, uint[] runs, long[] entries)
    {
        List<long> kept = Entries(10, () => new EventByNumber { EventNumbers = numbers, Runs = runs });

        Assert.Equal(entries, kept);
    }

    [Theory]
    [InlineData(0, new long[] { 0, 1, 2, 3 })]
    [InlineData(3, new long[] { 3 })]
    [InlineData(4, new long[0])]
    [InlineData(-1, new long[] { 0, 1, 2, 3 })]
    public void The_first_events_are_skipped(long first, long[] entries) =>
        Assert.Equal(entries, Entries(4, () => new EventSkipper { FirstEvent = first }));

    [Fact]
    public void The_events_that_are_skipped_are_those_of_the_component_not_of_a_range()
    {
        var found = new List<long>();
        foreach (EntryRange range in (EntryRange[])[new(0, 0, 3), new(0, 3, 2), new(0, 5, 3)])
        {
            TestRun.Over(TestRun.Adl(8), _ => [new EventSkipper { FirstEvent = 4 }, new Entered(found)], range);
        }

        Assert.Equal([4, 5, 6, 7], found);
    }

    [Theory]
    [InlineData(1, false, new long[] { 1, 2, 3 })]
    [InlineData(2, false, new long[] { 2, 3 })]
    [InlineData(0, false, new long[] { 0, 1, 2, 3, 4 })]
    [InlineData(4, false, new long[0])]
    [InlineData(2, true, new long[] { 0, 1, 4 })]
    [InlineData(1, true, new long[] { 0, 4 })]
    public void Events_are_kept_by_the_size_of_a_collection(int minimum, bool veto, long[] entries) =>
        Assert.Equal(entries, Entries(
            5,
            () => new Given<int>("items", Sizes),
            () => new EventFilter<int> { Input = "items", MinNumber = minimum, Veto = veto }));

    [Fact]
    public void Only_items_that_are_wanted_count() =>
        Assert.Equal([2, 3], Entries(
            5,
            () => new Given<int>("items", Sizes),
            () => new EventFilter<int> { Input = "items", Where = (in i) => i > 1 }));

    [Fact]
    public void Selected_events_are_counted_with_their_weight()
    {
        ResultSet results = TestRun.Over(TestRun.Adl(5), _ =>
        [
            new Given<int>("items", Sizes),
            new ScaleFactor<int> { Name = "size", Input = "items", Value = (in _, _) => 2 },
            new EventFilter<int> { Input = "items", MinNumber = 2 },
        ]);

        CutFlow flow = results.Of("EventFilter").CutFlows.Single();
        Assert.Equal("efficiency", flow.Name);
        Assert.Equal("Selected", flow.Labels[^1]);
        Assert.Equal((5, 2), (flow.Count(0), flow.Count(1)));
        Assert.Equal(4.0 + 8.0, flow.SumOfWeights(1));
    }

    private static List<long> Entries(int events, params Func<Analyzer>[] analyzers)
    {
        var found = new List<long>();
        TestRun.Over(TestRun.Adl(events), _ => [.. analyzers.Select(a => a()), new Entered(found)]);
        return found;
    }

    private sealed class Entered(List<long> entries) : Analyzer
    {
        public override bool Process(Event ev)
        {
            entries.Add(ev.Entry);
            return true;
        }
    }
}
