namespace Heppy;

/// <summary>
/// One step of an analyzer's cut flow; the steps are in the order of the fields, after the events that reach the analyzer.
/// </summary>
/// <param name="label">What passes: <c>at least four muons</c>.</param>
/// <param name="flow">Name of the cut flow it belongs to, also of its files.</param>
public sealed class Cut(string label, string flow = "cut_flow") : Handle
{
    private CountedFlow? _flow;
    private int _level;

    /// <summary>What passes.</summary>
    public string Label => label;

    /// <summary>Counts an event if it passes. Call it once per event, in the order of the cuts.</summary>
    /// <param name="ev">The event being processed; counted once, and with its weight.</param>
    /// <param name="condition">Whether it passes.</param>
    /// <returns><paramref name="condition"/>.</returns>
    public bool Pass(Event ev, bool condition)
    {
        CountedFlow flow = _flow ?? throw NotAttached();
        if (condition)
        {
            flow.Count(ev, _level);
        }

        return condition;
    }

    private protected override string ShownName => label;

    internal override void Declare(Declarations to)
    {
        _flow = to.CutFlow(flow);
        if (_flow.Flow.Labels.Contains(label))
        {
            to.Problem($"has two cuts called '{label}'");
            return;
        }

        _level = _flow.Flow.Register(label);
    }
}
