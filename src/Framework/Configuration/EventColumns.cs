using Heppy.Events;

namespace Heppy;

/// <summary>The columns of a generator, to be given the values of one event after another.</summary>
public sealed class EventColumns
{
    private readonly Dictionary<string, ColumnBuffer> _byName;

    /// <summary>Makes empty columns.</summary>
    /// <param name="schema">The columns, in order.</param>
    public EventColumns(IReadOnlyList<ColumnSchema> schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Buffers = [.. schema.Select(c => ColumnBuffer.Create(c.Name, Conversions.TypeOf(c.Type), c.IsJagged))];
        _byName = Buffers.ToDictionary(b => b.Name, StringComparer.Ordinal);
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<ColumnBuffer> Buffers { get; }

    /// <summary>Events so far.</summary>
    public int Rows => Buffers.Count == 0 ? 0 : Buffers[0].Rows;

    /// <summary>Gives an event its value of a flat column; once per event.</summary>
    /// <typeparam name="T">Type of the column.</typeparam>
    /// <param name="name">Name of the column.</param>
    /// <param name="value">The value.</param>
    public void Set<T>(string name, T value) => Column<T>(name).Append(value);

    /// <summary>Gives an event its list of a jagged column; once per event.</summary>
    /// <typeparam name="T">Type of the column.</typeparam>
    /// <param name="name">Name of the column.</param>
    /// <param name="values">The list.</param>
    public void List<T>(string name, ReadOnlySpan<T> values) => Column<T>(name).Append(values);

    /// <summary>Forgets all events.</summary>
    public void Clear()
    {
        foreach (ColumnBuffer buffer in Buffers)
        {
            buffer.Clear();
        }
    }

    /// <summary>Checks that every column got a value for every event.</summary>
    /// <param name="number">Number of the last event.</param>
    /// <exception cref="InvalidDataException">A column has too many or too few.</exception>
    internal void Check(long number)
    {
        if (Buffers.FirstOrDefault(b => b.Rows != Rows) is { } odd)
        {
            throw new InvalidDataException($"the generator gave event {number} no value, or two, in one of {Buffers[0].Name} and {odd.Name}");
        }
    }

    private ColumnBuffer<T> Column<T>(string name) => _byName.TryGetValue(name, out ColumnBuffer? buffer)
        ? buffer as ColumnBuffer<T> ?? throw new InvalidDataException($"the generator's column {name} is declared as {TypeNames.Of(buffer.ValueType)}, but is given a {TypeNames.Of(typeof(T))}")
        : throw new InvalidDataException($"the generator does not declare a column {name}.{Nearest.Sentence(name, _byName.Keys)}");
}
