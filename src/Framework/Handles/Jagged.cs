using Heppy.Events;

namespace Heppy;

/// <summary>A column with a list of values per event: <c>readonly Jagged&lt;float&gt; jetPt = new("Jet_pt");</c></summary>
/// <typeparam name="T">As for <see cref="Column{T}"/>.</typeparam>
/// <param name="name">Flat name, <c>Jet_pt</c> (or <c>Jet.pt</c>, which is the same).</param>
public sealed class Jagged<T>(string name) : Handle
{
    private T[] _values = [];
    private int[] _offsets = [];
    private int _slot;

    /// <summary>Flat name.</summary>
    public string Name { get; } = name.Replace('.', '_');

    /// <summary>Whether a file may lack the column; its lists are empty there. The plan lists such files.</summary>
    public bool Optional { get; init; }

    /// <summary>Values in an event; empty for an empty or null list.</summary>
    /// <param name="ev">The event being processed.</param>
    public ReadOnlySpan<T> this[Event ev]
    {
        get
        {
            int[] offsets = _offsets;
            int next = ev.Row + 1;
            if ((uint)next >= (uint)offsets.Length)
            {
                throw NotAttached();
            }

            int first = offsets[next - 1];
            return new ReadOnlySpan<T>(_values, first, offsets[next] - first);
        }
    }

    private protected override string ShownName => Name;

    internal override void Declare(Declarations to) =>
        _slot = to.Column(new ColumnRequest(Name, typeof(T), IsJagged: true, Optional, null));

    internal override void Attach(EventBatch batch)
    {
        var buffer = (ColumnBuffer<T>)batch.Columns[_slot];
        (_values, _offsets) = (buffer.Values, buffer.Offsets);
    }
}
