namespace Heppy;

/// <summary>What one analyzer leaves on the event for the next ones. Storage is reused from event to event.</summary>
internal abstract class Product
{
    /// <summary>The event it was last written in.</summary>
    internal long Stamp { get; set; } = -1;

    /// <summary>Its items in an event, for printing.</summary>
    internal abstract IEnumerable<object> Items(Event ev);
}

/// <summary>A product with items of one type.</summary>
internal sealed class Product<T> : Product
{
    private T[] _items = new T[8];
    private int _count;

    internal ReadOnlySpan<T> this[Event ev] => Stamp == ev.Stamp ? new ReadOnlySpan<T>(_items, 0, _count) : [];

    internal void Add(Event ev, in T item)
    {
        if (Stamp != ev.Stamp)
        {
            (Stamp, _count) = (ev.Stamp, 0);
        }

        if (_count == _items.Length)
        {
            Array.Resize(ref _items, 2 * _count);
        }

        _items[_count++] = item;
    }

    internal Span<T> Allocate(Event ev, int count)
    {
        if (_items.Length < count)
        {
            _items = new T[Math.Max(count, 2 * _items.Length)];
        }

        (Stamp, _count) = (ev.Stamp, count);
        return _items.AsSpan(0, count);
    }

    internal override IEnumerable<object> Items(Event ev) => this[ev].ToArray().Cast<object>();
}
