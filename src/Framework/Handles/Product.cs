namespace Heppy;

/// <summary>What one analyzer leaves on the event for the next ones. Storage is reused from event to event.</summary>
internal abstract class Product
{
    /// <summary>The event it was last written in.</summary>
    internal long Stamp { get; set; } = -1;

    /// <summary>Puts the nominal items aside: from now on it holds those under a variation, none at first.</summary>
    internal abstract void Vary();

    /// <summary>Brings the nominal items back.</summary>
    internal abstract void Restore();

    /// <summary>Its items in an event, for printing.</summary>
    internal abstract IEnumerable<object> Items(Event ev);
}

/// <summary>A product with items of one type.</summary>
internal sealed class Product<T> : Product
{
    private readonly Handle _writer;
    private T[] _own = new T[8];
    private T[] _items;                                 // _own, or what is lent
    private T[] _spare = new T[8];                      // storage for variations
    private (long Stamp, T[] Own, T[] Items, int First, int Count) _aside = (-1, [], [], 0, 0);
    private int _first;
    private int _count;

    internal Product(Handle writer) => (_writer, _items) = (writer, _own);

    internal ReadOnlySpan<T> this[Event ev] => Stamp == ev.Stamp ? new ReadOnlySpan<T>(_items, _first, _count) : [];

    internal void Add(Event ev, in T item)
    {
        if (Stamp != ev.Stamp || _items != _own)
        {
            BeginOwn(ev);
        }

        if (_count == _own.Length)
        {
            Array.Resize(ref _own, 2 * _count);
            _items = _own;
        }

        _own[_count++] = item;
    }

    internal Span<T> Allocate(Event ev, int count)
    {
        _writer.MustBeAttached();
        if (_own.Length < count)
        {
            _own = new T[Math.Max(count, 2 * _own.Length)];
        }

        (Stamp, _items, _first, _count) = (ev.Stamp, _own, 0, count);
        return _own.AsSpan(0, count);
    }

    /// <summary>Shows items of somebody else's array, who leaves them alone until the next event.</summary>
    internal void Lend(Event ev, T[] items, int first, int count)
    {
        _writer.MustBeAttached();
        (Stamp, _items, _first, _count) = (ev.Stamp, items, first, count);
    }

    /// <summary>Starts an empty collection, or one with the items that are lent in this event.</summary>
    private void BeginOwn(Event ev)
    {
        ReadOnlySpan<T> before = this[ev];
        before.CopyTo(Allocate(ev, before.Length));
    }

    /// <summary>The nominal items, while they are put aside.</summary>
    internal ReadOnlySpan<T> Nominal(Event ev) => _aside.Stamp == ev.Stamp ? new ReadOnlySpan<T>(_aside.Items, _aside.First, _aside.Count) : [];

    /// <inheritdoc/>
    internal override void Vary()
    {
        _aside = (Stamp, _own, _items, _first, _count);
        (Stamp, _own, _items, _first, _count) = (-1, _spare, _spare, 0, 0);
    }

    /// <inheritdoc/>
    internal override void Restore()
    {
        _spare = _own;
        (Stamp, _own, _items, _first, _count) = _aside;
    }

    /// <inheritdoc/>
    internal override IEnumerable<object> Items(Event ev) => this[ev].ToArray().Cast<object>();
}
