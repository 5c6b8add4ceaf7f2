using Heppy.Framework.Tests.Loop;
using Xunit;

namespace Heppy.Framework.Tests.Handles;

/// <summary>Handles that no sequence knows: what they are used for would be lost, so they throw.</summary>
public class DetachedHandleTests
{
    private const string End = " = new(...)` in the class, not in Process or in a static class";

    private static readonly Histogram<double> H = new("H", Axis.Regular(1, 0, 1));

    public static TheoryData<string, Action<Event>> Uses => new()
    {
        { "histogram 'm2' is not a field of an analyzer: declare it as `readonly Histogram<double> m2" + End, ev => new Histogram<double>("m2", Axis.Regular(1, 0, 1)).Fill(ev, 0.5) },
        { "histogram 'H' is not a field of an analyzer: declare it as `readonly Histogram<double> H" + End, ev => H.Fill(ev, 0.5, 2) },
        { "histogram 'xy' is not a field of an analyzer: declare it as `readonly Histogram<double, string> xy" + End, ev => new Histogram<double, string>("xy", Axis.Regular(1, 0, 1), Axis.Categories()).Fill(ev, 0.5, "a") },
        { "column 'MET_pt' is not a field of an analyzer: declare it as `readonly Column<float> MET_pt" + End, ev => _ = new Column<float>("MET_pt")[ev] },
        { "jagged 'Jet_pt' is not a field", ev => _ = new Jagged<float>("Jet_pt")[ev].Length },
        { "input 'jets' is not a field of an analyzer: declare it as `readonly Input<Jet> jets" + End, ev => _ = new Input<Jet>("jets")[ev].Length },
        { "output 'jets' is not a field", ev => new Output<Jet>("jets").Add(ev, default) },
        { "output 'jets' is not a field", ev => new Output<Jet>("jets").Allocate(ev, 0) },
        { "cut 'two jets' is not a field of an analyzer: declare it as `readonly Cut cut" + End, ev => new Cut("two jets").Pass(ev, false) },
        { "ntuple 'rows' is not a field of an analyzer: declare it as `readonly Ntuple<Jet> rows" + End, ev => new Ntuple<Jet>("rows").Fill(ev, default) },
        { "profile 'p' is not a field", ev => new Profile<double>("p", Axis.Regular(1, 0, 1)).Fill(ev, 1, 1) },
        { "average 'a' is not a field", ev => new Average("a").Add(ev, 1) },
        { "text output 'a.txt' is not a field of an analyzer: declare it as `readonly TextOutput text" + End, ev => new TextOutput("a.txt").Write(ev, "") },
        { "processed sections 'processedLumis' is not a field of an analyzer: declare it as `readonly ProcessedSections processedLumis" + End, ev => new ProcessedSections().Add(ev) },
        { "random numbers is not a field of an analyzer: declare it as `readonly RandomNumbers random" + End, ev => new RandomNumbers()[ev].NextDouble() },
        { "records 'Jet' is not a field", ev => new Records<Jet>("Jet").Count(ev) },
        { "records 'Jet' is not a field", ev => new Records<Jet>("Jet").Read(ev, new Jet[1]) },
        { "trigger paths is not a field", ev => new TriggerPaths().Fired(ev) },
        { "skim tree 'events' is not a field", ev => new SkimTree("events", ["*"], []).Keep(ev) },
    };

    [Theory]
    [MemberData(nameof(Uses), DisableDiscoveryEnumeration = true)]
    public void A_handle_that_is_no_field_says_so_when_it_is_used(string message, Action<Event> use)
    {
        var failure = Assert.Throws<EventFailure>(() => OneRange.Run(new Using(use)));

        Assert.IsType<InvalidOperationException>(failure.InnerException);
        Assert.StartsWith(message, failure.InnerException.Message, StringComparison.Ordinal);
    }

    private sealed class Using(Action<Event> use) : Analyzer
    {
        public override bool Process(Event ev)
        {
            use(ev);
            return true;
        }
    }
}
