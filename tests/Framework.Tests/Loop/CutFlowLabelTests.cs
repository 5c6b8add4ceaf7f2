using Xunit;

namespace Heppy.Framework.Tests.Loop;

public class CutFlowLabelTests
{
    [Fact]
    public void A_cut_flow_starts_with_the_events_that_reach_its_analyzer()
    {
        RangeResult result = OneRange.Run(new HalfOfThem(), new Labelled { Label = "b" });

        Physics.CutFlow flow = Assert.Single(result.Analyzers.Single(a => a.Name == "Labelled_b").CutFlows);
        Assert.Equal(["events reaching Labelled", "all"], flow.Labels);
        Assert.Equal(RepeatedFile.Rows / 2, flow.Count(0));
    }

    private sealed class HalfOfThem : Analyzer
    {
        public override bool Process(Event ev) => ev.Entry % 2 == 0;
    }

    private sealed class Labelled : Analyzer
    {
        private readonly Cut _all = new("all");

        public override bool Process(Event ev) => _all.Pass(ev, true);
    }
}
