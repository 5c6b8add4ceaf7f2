namespace Heppy;

/// <summary>Leaves collections on the event that a test wrote down, one for each event.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <remarks>Meant for <see cref="Trial"/>: <c>new Given&lt;Muon&gt;("muons", [plus, minus], [plus], [])</c> is three events with two muons, one, and none.</remarks>
public sealed class Given<T> : Analyzer, IGivenEvents
{
    private readonly T[][] _events;
    private readonly Output<T> _output;

    /// <summary>Names the collection and says what is in it.</summary>
    /// <param name="name">Its name, as later analyzers read it.</param>
    /// <param name="events">Its items in the first event, the second, ...</param>
    public Given(string name, params T[][] events)
    {
        ArgumentNullException.ThrowIfNull(events);
        (_events, _output, Label) = (events, name, name);
    }

    long IGivenEvents.Count => _events.Length;

    /// <inheritdoc/>
    protected internal override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        _output.Set(ev, _events[ev.Entry]);
        return true;
    }
}
