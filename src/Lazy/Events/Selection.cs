namespace Heppy.Lazy.Computing;

/// <summary>Some events, what is collected of them, and selections among them.</summary>
/// <param name="condition">What distinguishes them; null for all.</param>
internal sealed class Selection(Value<bool>? condition)
{
    /// <summary>What distinguishes them.</summary>
    internal Value<bool>? Condition => condition;

    /// <summary>What is collected of them.</summary>
    internal List<EventSink> Sinks { get; } = [];

    /// <summary>Selections among them.</summary>
    internal List<Selection> Further { get; } = [];

    /// <summary>Takes an event that is one of them through everything.</summary>
    internal void Process(Event ev)
    {
        foreach (EventSink sink in Sinks)
        {
            sink.Fill(ev);
        }

        foreach (Selection further in Further)
        {
            if (further.Condition!.Get(ev))
            {
                further.Process(ev);
            }
        }
    }
}
