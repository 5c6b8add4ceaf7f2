using Heppy.Commands;
using Xunit;

namespace Heppy.Application.Tests.Tables;

public class LumiTextTests
{
    private static readonly LumiCount Some = new("LumiMask", 1234) { Mask = "golden.json", InMask = 1250, Missing = 16, MissingRuns = 0, InMissingRuns = 0 };

    [Fact]
    public void Missing_sections_are_counted_and_their_file_is_named() => Assert.Equal(
        "SingleMuon: 1,234 of 1,250 luminosity sections of golden.json processed; missing: Out/SingleMuon/LumiMask/missingLumis.json\n",
        Text(Some));

    [Fact]
    public void Nothing_missing_is_said_in_short() => Assert.Equal(
        "SingleMuon: all 1,250 luminosity sections of golden.json processed\n",
        Text(Some with { Processed = 1250, Missing = 0 }));

    [Theory]
    [InlineData(1, 3, "(3 of them in a run without events)")]
    [InlineData(2_000, 15, "(15 of them in 2,000 runs without events)")]
    [InlineData(2, 16, "(all of them in 2 runs without events)")]
    public void Whole_runs_that_are_missing_are_told(int runs, long sections, string expected) => Assert.Equal(
        $"SingleMuon: 1,234 of 1,250 luminosity sections of golden.json processed; missing: Out/SingleMuon/LumiMask/missingLumis.json {expected}\n",
        Text(Some with { MissingRuns = runs, InMissingRuns = sections }));

    [Fact]
    public void What_is_merged_of_some_events_only_is_called_partial() => Assert.Equal(
        "SingleMuon (partial, 11,250 of 15,000 events): 1,234 of 1,250 luminosity sections of golden.json processed; missing: Out/SingleMuon/LumiMask/missingLumis.json\n",
        Text(events: 11_250, Some));

    [Fact]
    public void Each_mask_has_a_line_and_what_has_none_has_no_line() => Assert.Equal(
        """
        SingleMuon: all 5 luminosity sections of a.json processed
        SingleMuon: 0 of 7 luminosity sections of b.json processed; missing: Out/SingleMuon/LumiMask_b/missingLumis.json (all of them in a run without events)

        """,
        Text(
            new LumiCount("LumiMask_a", 5) { Mask = "a.json", InMask = 5, Missing = 0, MissingRuns = 0, InMissingRuns = 0 },
            new LumiCount("LumiMask", 65),
            new LumiCount("LumiMask_b", 0) { Mask = "b.json", InMask = 7, Missing = 7, MissingRuns = 1, InMissingRuns = 7 }));

    [Fact]
    public void Components_without_sections_have_no_line() => Assert.Equal("", LumiText.Of(Summary(15_000) with { Lumis = null }, "Out/mc"));

    private static string Text(params LumiCount[] lumis) => Text(15_000, lumis);

    private static string Text(long events, params LumiCount[] lumis) => LumiText.Of(Summary(events) with { Lumis = lumis }, "Out/SingleMuon");

    private static Summary Summary(long events) => new()
    {
        Component = "SingleMuon", Kind = "data", Events = events, Selected = 0, EventsTotal = 15_000, SumOfWeights = [0], SumOfWeights2 = [0], Analyzers = [], Results = [],
    };
}
