using Heppy.Events;

namespace Heppy.Examples;

/// <summary>Typed access to the buffers of generated columns, in the order in which they are declared.</summary>
/// <param name="schema">The columns.</param>
internal sealed class EventColumns(IReadOnlyList<ColumnSchema> schema)
{
    private readonly Dictionary<string, int> _index = schema.Select((c, i) => (c.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
    private IReadOnlyList<ColumnBuffer> _buffers = [];

    /// <summary>Points at the buffers of the current call.</summary>
    internal void Use(IReadOnlyList<ColumnBuffer> buffers) => _buffers = buffers;

    /// <summary>Appends one value.</summary>
    internal void Set<T>(string name, T value) => ((ColumnBuffer<T>)_buffers[_index[name]]).Append(value);

    /// <summary>Appends a list.</summary>
    internal void List<T>(string name, ReadOnlySpan<T> values) => ((ColumnBuffer<T>)_buffers[_index[name]]).Append(values);

    /// <summary>A flat column.</summary>
    internal static ColumnSchema Flat(string name, ElementType type) => new(name, type);

    /// <summary>A jagged column.</summary>
    internal static ColumnSchema Lists(string name, ElementType type) => new(name, type, IsJagged: true);
}
