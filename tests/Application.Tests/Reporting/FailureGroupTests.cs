using Heppy.Reports;
using Xunit;

namespace Heppy.Application.Tests.Reporting;

public class FailureGroupTests
{
    private const string Trace = "System.Exception: event 7\n   at A.Process(Event ev) in a.cs:line 3\n   at B.Run()";

    [Fact]
    public void Failures_with_the_same_stack_trace_are_one_group_whatever_they_say()
    {
        FailureGroup group = Assert.Single(FailureGroup.Of(
        [
            ("a_Chunk0", "event 7 is bad", Trace),
            ("a_Chunk1", "event 8 is worse", Trace.Replace("event 7", "event 8", StringComparison.Ordinal)),
        ]));

        Assert.Equal("event 7 is bad", group.Message);
        Assert.Equal([("a_Chunk0", "event 7 is bad"), ("a_Chunk1", "event 8 is worse")], group.Chunks);
        Assert.Equal(Trace, group.Trace);
    }

    [Fact]
    public void Failures_at_other_places_are_other_groups_the_largest_first()
    {
        string other = Trace.Replace("line 3", "line 4", StringComparison.Ordinal);
        var groups = FailureGroup.Of([("a_Chunk0", "bad", Trace), ("a_Chunk1", "bad", other), ("a_Chunk2", "bad", other)]);

        Assert.Equal([2, 1], groups.Select(g => g.Chunks.Count));
        Assert.All(groups.SelectMany(g => g.Chunks), c => Assert.Empty(c.Message));
    }

    [Fact]
    public void Without_a_trace_the_words_count_but_not_the_numbers()
    {
        var groups = FailureGroup.Of([("a", "out of memory: 2001 MB", ""), ("b", "out of memory: 2113 MB", "a log"), ("c", "out of time", "")]);

        Assert.Equal([2, 1], groups.Select(g => g.Chunks.Count));
        Assert.Empty(FailureGroup.Of([]));
    }
}
