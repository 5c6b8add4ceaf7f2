namespace Heppy.Analyzers;

/// <summary>Sorts places by a key, with memory that is used again for each event.</summary>
internal sealed class Ranking
{
    private static readonly Comparison<Place> Rising = static (a, b) =>
        a.Key.CompareTo(b.Key) is var key && key != 0 ? key : a.Order.CompareTo(b.Order);

    private static readonly Comparison<Place> Falling = static (a, b) =>
        b.Key.CompareTo(a.Key) is var key && key != 0 ? key : a.Order.CompareTo(b.Order);

    private Place[] _places = new Place[16];
    private int _count;

    /// <summary>The places, sorted after a sort.</summary>
    internal ReadOnlySpan<Place> Places => _places.AsSpan(0, _count);

    /// <summary>Forgets all places.</summary>
    internal void Clear() => _count = 0;

    /// <summary>Adds a place.</summary>
    internal void Add(double key, int first, int second = 0)
    {
        if (_count == _places.Length)
        {
            Array.Resize(ref _places, 2 * _count);
        }

        _places[_count] = new Place(key, _count, first, second);
        _count++;
    }

    /// <summary>Smallest key first; equal ones stay in their order. There must be no NaN.</summary>
    internal void SortRising() => _places.AsSpan(0, _count).Sort(Rising);

    /// <summary>Largest key first, NaN last; equal ones stay in their order.</summary>
    internal void SortFalling() => _places.AsSpan(0, _count).Sort(Falling);

    /// <summary>Copies items sorted by a key, highest first.</summary>
    internal void Sort<T>(ReadOnlySpan<T> items, SortKey<T> key, Span<T> into)
    {
        Clear();
        for (int i = 0; i < items.Length; i++)
        {
            Add(key(in items[i]), i);
        }

        SortFalling();
        for (int i = 0; i < items.Length; i++)
        {
            into[i] = items[_places[i].First];
        }
    }

    /// <summary>What is sorted: one index or two.</summary>
    internal readonly record struct Place(double Key, int Order, int First, int Second);
}
