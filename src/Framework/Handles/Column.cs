using Heppy.Events;

namespace Heppy;

/// <summary>A column with one value per event: <c>readonly Column&lt;float&gt; met = new("MET_pt");</c></summary>
/// <typeparam name="T">
/// <c>bool</c>, <c>string</c>, any integer, <c>float</c> or <c>double</c>, or nullable of these. Every stored type that converts
/// without loss is read; integers are checked while reading.
/// </typeparam>
/// <param name="name">Flat name, <c>MET_pt</c> (or <c>MET.pt</c>, which is the same).</param>
public sealed class Column<T>(string name) : Handle
{
    private T[] _values = [];
    private int _slot;
    private T _ifMissing = default!;
    private bool _isOptional;

    /// <summary>Flat name.</summary>
    public string Name { get; } = name.Replace('.', '_');

    /// <summary>Value where a file does not have the column. Setting it makes the column optional; the plan lists files without it.</summary>
    public T IfMissing
    {
        get => _ifMissing;
        init => (_ifMissing, _isOptional) = (value, true);
    }

    /// <summary>Value in an event.</summary>
    /// <param name="ev">The event being processed.</param>
    public T this[Event ev]
    {
        get
        {
            T[] values = _values;
            int row = ev.Row;
            return (uint)row < (uint)values.Length ? values[row] : throw NotAttached();
        }
    }

    private protected override string ShownName => Name;

    internal override void Declare(Declarations to) =>
        _slot = to.Column(new ColumnRequest(Name, typeof(T), IsJagged: false, _isOptional, _ifMissing));

    internal override void Attach(EventBatch batch) => _values = ((ColumnBuffer<T>)batch.Columns[_slot]).Values;
}
