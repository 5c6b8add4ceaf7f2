using Heppy.Events;
using Heppy.Lazy.Computing;

namespace Heppy.Lazy;

/// <summary>What there is of each event: a value, or a list.</summary>
public abstract class LazyEventNode : LazyNode
{
    private protected LazyEventNode(LazyEvents events, string label, IReadOnlyList<LazyNode> inputs)
        : base(label, inputs) => Events = events;

    /// <summary>The events it is of.</summary>
    public LazyEvents Events { get; }

    /// <summary>How it is stored as a column, and how a row is appended.</summary>
    /// <exception cref="UserError">Its type cannot be stored.</exception>
    internal abstract ColumnSchema SchemaAs(string name);

    /// <summary>Appends the row of an event to a buffer of that schema.</summary>
    internal abstract Action<Event> Appender(object builder, ColumnBuffer into);

    /// <summary>A histogram of values, filled by what the last argument makes.</summary>
    private protected LazyHistogram NewHistogram(string name, Axis axis, LazyColumn<double>? weight, Func<StepBuilder, Value<double>?, Sink> sink)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(axis);
        LazyEvents events = weight is null ? Events : LazyEvents.Inner(this, weight);
        return new LazyHistogram(events.Source, name, weight is null ? [events, this] : [events, this, weight], b =>
        {
            var builder = (StepBuilder)b;
            return builder.In(events, sink(builder, weight is null ? null : builder.Of(weight)));
        });
    }

    private protected static ColumnSchema SchemaOf<T>(string name, bool isJagged)
    {
        ElementType element = Conversions.ElementOf(typeof(T));
        return element == ElementType.Unsupported || typeof(T).IsEnum
            ? throw new UserError($"column '{name}' would be of type {TypeNames.Of(typeof(T))}, which no file can hold. Give numbers, bool or string: Select(p => p.Pt).")
            : new ColumnSchema(name, element, isJagged, Nullable.GetUnderlyingType(typeof(T)) is not null, Stored: typeof(T).Name);
    }
}
