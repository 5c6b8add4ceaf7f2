namespace Heppy.Analyzers.Tests;

/// <summary>Leaves collections on the event that a test wrote down, one for each event.</summary>
internal sealed class Given<T> : Analyzer
{
    private readonly T[][] _events;
    private readonly Output<T> _output;

    internal Given(string name, params T[][] events) => (_events, _output, Label) = (events, name, name);

    protected internal override bool OnlyAddsCollections => true;

    public override bool Process(Event ev)
    {
        _output.Set(ev, _events[ev.Entry]);
        return true;
    }
}
