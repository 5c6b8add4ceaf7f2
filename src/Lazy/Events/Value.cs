namespace Heppy.Lazy.Computing;

/// <summary>Finds a value in an event.</summary>
/// <typeparam name="T">Its type.</typeparam>
internal abstract class Value<T>
{
    /// <summary>The value.</summary>
    internal abstract T Get(Event ev);
}

/// <summary>A column of the files.</summary>
internal sealed class ColumnValue<T>(Column<T> column) : Value<T>
{
    /// <inheritdoc/>
    internal override T Get(Event ev) => column[ev];
}

/// <summary>The same in each event.</summary>
internal sealed class ConstantValue<T>(T value) : Value<T>
{
    /// <inheritdoc/>
    internal override T Get(Event ev) => value;
}

/// <summary>A function of a value.</summary>
internal sealed class MappedValue<TIn, T>(Value<TIn> value, Func<TIn, T> function) : Value<T>
{
    /// <inheritdoc/>
    internal override T Get(Event ev) => function(value.Get(ev));
}

/// <summary>A function of two values.</summary>
internal sealed class ZippedValue<T1, T2, T>(Value<T1> first, Value<T2> second, Func<T1, T2, T> function) : Value<T>
{
    /// <inheritdoc/>
    internal override T Get(Event ev) => function(first.Get(ev), second.Get(ev));
}

/// <summary>A function of all items of a list.</summary>
internal sealed class SummaryValue<TItem, T>(Items<TItem> items, LazyList<TItem>.Summary<T> function) : Value<T>
{
    /// <inheritdoc/>
    internal override T Get(Event ev) => function(items.Get(ev));
}

/// <summary>A value that several others need: found once in an event.</summary>
internal sealed class SharedValue<T>(Value<T> value) : Value<T>
{
    private long _stamp = -1;
    private T _known = default!;

    /// <inheritdoc/>
    internal override T Get(Event ev)
    {
        if (_stamp != ev.Stamp)
        {
            _known = value.Get(ev);
            _stamp = ev.Stamp;
        }

        return _known;
    }
}
