using Heppy.Physics;

namespace Heppy.Lazy.Computing;

/// <summary>Finds a list in an event.</summary>
/// <typeparam name="T">Type of its items.</typeparam>
internal abstract class Items<T>
{
    /// <summary>The items, valid until the next event.</summary>
    internal abstract ReadOnlySpan<T> Get(Event ev);
}

/// <summary>A column of lists.</summary>
internal sealed class JaggedItems<T>(Jagged<T> column) : Items<T>
{
    /// <inheritdoc/>
    internal override ReadOnlySpan<T> Get(Event ev) => column[ev];
}

/// <summary>A collection of records, read for several events at once.</summary>
internal sealed class RecordItems<T> : Items<T>
    where T : struct
{
    private readonly Records<T> _records;
    private readonly Output<T> _lent;

    internal RecordItems(StepBuilder builder, string collection)
    {
        _records = builder.Add(new Records<T>(collection));
        _lent = builder.Add(new Output<T>(builder.NewName(collection)));
    }

    /// <inheritdoc/>
    internal override ReadOnlySpan<T> Get(Event ev)
    {
        _records.Read(ev, _lent);
        return _lent.Product[ev];
    }
}

/// <summary>Items that are made in an event, once, and kept in storage that is used again.</summary>
internal abstract class MadeItems<T> : Items<T>
{
    private long _stamp = -1;
    private int _count;

    /// <summary>The storage.</summary>
    protected T[] Buffer { get; private set; } = new T[16];

    /// <inheritdoc/>
    internal override ReadOnlySpan<T> Get(Event ev)
    {
        if (_stamp != ev.Stamp)
        {
            _count = Make(ev);
            _stamp = ev.Stamp;
        }

        return new ReadOnlySpan<T>(Buffer, 0, _count);
    }

    /// <summary>Fills the storage.</summary>
    /// <returns>Number of items.</returns>
    protected abstract int Make(Event ev);

    /// <summary>Makes room, keeping what is there.</summary>
    protected T[] Room(int items)
    {
        if (Buffer.Length < items)
        {
            T[] larger = new T[Math.Max(items, 2 * Buffer.Length)];
            Buffer.CopyTo(larger, 0);
            Buffer = larger;
        }

        return Buffer;
    }
}

/// <summary>A function of each item.</summary>
internal sealed class MappedItems<TIn, T>(Items<TIn> items, Func<TIn, T> function) : MadeItems<T>
{
    /// <inheritdoc/>
    protected override int Make(Event ev)
    {
        ReadOnlySpan<TIn> from = items.Get(ev);
        T[] into = Room(from.Length);
        for (int i = 0; i < from.Length; i++)
        {
            into[i] = function(from[i]);
        }

        return from.Length;
    }
}

/// <summary>A function of each item and a value.</summary>
internal sealed class ZippedItems<TIn, TValue, T>(Items<TIn> items, Value<TValue> value, Func<TIn, TValue, T> function) : MadeItems<T>
{
    /// <inheritdoc/>
    protected override int Make(Event ev)
    {
        ReadOnlySpan<TIn> from = items.Get(ev);
        TValue with = value.Get(ev);
        T[] into = Room(from.Length);
        for (int i = 0; i < from.Length; i++)
        {
            into[i] = function(from[i], with);
        }

        return from.Length;
    }
}

/// <summary>Items that satisfy a condition.</summary>
internal sealed class SelectedItems<T>(Items<T> items, Func<T, bool> condition) : MadeItems<T>
{
    /// <inheritdoc/>
    protected override int Make(Event ev)
    {
        int count = 0;
        ReadOnlySpan<T> from = items.Get(ev);
        T[] into = Room(from.Length);
        foreach (ref readonly T item in from)
        {
            if (condition(item))
            {
                into[count++] = item;
            }
        }

        return count;
    }
}

/// <summary>Pairs of particles. A four-momentum takes four transcendental functions, so it is made once, and only of particles in a pair.</summary>
internal sealed class PairItems<T>(Items<T> particles, Func<T, T, bool>? condition) : MadeItems<Pair<T>>
    where T : struct, IParticle
{
    private P4[] _momenta = new P4[16];
    private bool[] _isKnown = new bool[16];

    /// <inheritdoc/>
    protected override int Make(Event ev)
    {
        ReadOnlySpan<T> list = particles.Get(ev);
        if (_momenta.Length < list.Length)
        {
            (_momenta, _isKnown) = (new P4[2 * list.Length], new bool[2 * list.Length]);
        }

        _isKnown.AsSpan(0, list.Length).Clear();
        int count = 0;
        for (int i = 0; i < list.Length; i++)
        {
            for (int j = i + 1; j < list.Length; j++)
            {
                if (condition is null || condition(list[i], list[j]))
                {
                    Room(count + 1)[count++] = new Pair<T>(list[i], list[j], Momentum(list, i) + Momentum(list, j)) { FirstIndex = i, SecondIndex = j };
                }
            }
        }

        return count;
    }

    private P4 Momentum(ReadOnlySpan<T> list, int i)
    {
        if (!_isKnown[i])
        {
            (_momenta[i], _isKnown[i]) = (list[i].P4, true);
        }

        return _momenta[i];
    }
}
