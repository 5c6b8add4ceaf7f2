namespace Heppy.Lazy.Computing;

/// <summary>Collects a result event by event.</summary>
internal abstract class EventSink : Sink
{
    /// <summary>Takes an event into account.</summary>
    internal abstract void Fill(Event ev);
}

/// <summary>Number of events.</summary>
internal sealed class EventCount : EventSink
{
    private readonly CountState _state = new();

    /// <inheritdoc/>
    internal override void Fill(Event ev) => _state.All++;

    /// <inheritdoc/>
    internal override State Collect() => _state;
}

/// <summary>Number of items.</summary>
internal sealed class ItemCount<T>(Items<T> items) : EventSink
{
    private readonly CountState _state = new();

    /// <inheritdoc/>
    internal override void Fill(Event ev) => _state.All += items.Get(ev).Length;

    /// <inheritdoc/>
    internal override State Collect() => _state;
}

/// <summary>Sum of a value.</summary>
internal sealed class SumOfValue(Value<double> value) : EventSink
{
    private readonly MomentState _state = new(withSquares: false);

    /// <inheritdoc/>
    internal override void Fill(Event ev) => _state.Add(value.Get(ev));

    /// <inheritdoc/>
    internal override State Collect() => _state;
}

/// <summary>Rows of a file.</summary>
internal sealed class RowsOfEvents(RowBuffer rows, Action<Event>[] columns) : EventSink
{
    /// <inheritdoc/>
    internal override void Fill(Event ev)
    {
        foreach (Action<Event> append in columns)
        {
            append(ev);
        }

        rows.RowsAdded();
    }

    /// <inheritdoc/>
    internal override State Collect() => rows.Finish();

    /// <inheritdoc/>
    internal override void Abandon() => rows.Abandon();
}
