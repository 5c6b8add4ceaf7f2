namespace Heppy.Analyzers;

/// <summary>Writes a tree with one row for each event that reaches it: its numbers and its weight.</summary>
/// <example>
/// <code>
/// new EventTreeProducer()     // EventTreeProducer/events.parquet
/// </code>
/// </example>
public sealed class EventTreeProducer : Analyzer
{
    private Ntuple<EventRow>? _tree;

    /// <summary>Name of the tree and of its file.</summary>
    /// <value><c>events</c>.</value>
    public string Tree { get; init; } = "events";

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles => [_tree ??= new Ntuple<EventRow>(Tree)];

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        _tree!.Fill(ev, new EventRow(ev.Run, ev.Lumi, ev.Number, ev.Entry, ev.Weight));
        return true;
    }

    private readonly record struct EventRow(uint Run, uint Lumi, ulong Event, long Entry, double Weight);
}
