namespace Heppy;

/// <summary>Events that are put aside and filled later, some together: for models that are faster in batches.</summary>
/// <remarks>
/// <para>
/// <c>queue.Add(ev, features); if (queue.IsFull) Evaluate();</c> in <c>Process</c>, and <c>Evaluate()</c> in <c>EndLoop</c> for the rest. It takes
/// <see cref="Items"/>, fills histograms, cuts and trees with <c>queue[i]</c> in place of the event, and calls <see cref="Clear"/>.
/// </para>
/// <para>
/// Such an event has its weight and its systematic variation, but no columns and collections any more: what is needed of them belongs in the item.
/// Events of a range stay together, so that results do not depend on how ranges are run.
/// </para>
/// </remarks>
/// <typeparam name="T">What is kept of an event.</typeparam>
/// <param name="size">Number of events that make it full, 1 or more.</param>
public sealed class EventQueue<T>(int size) : Handle
{
    private readonly T[] _items = size > 0 ? new T[size] : throw new ArgumentOutOfRangeException(nameof(size), size, "A queue has room for 1 event or more.");
    private readonly (long Entry, long EntryInFile, string File, int Universe, double Weight)[] _events = new (long, long, string, int, double)[size];
    private readonly EventBatch _place = new([]);
    private double[] _varied = [];
    private Event? _recalled;
    private int _count;

    /// <summary>What is kept of the events, in their order.</summary>
    public ReadOnlySpan<T> Items => _items.AsSpan(0, _count);

    /// <summary>Whether it must be emptied before the next event.</summary>
    public bool IsFull => _count == size;

    /// <summary>An event that was put aside, to fill with; valid until the next one is asked for.</summary>
    /// <param name="index">Which, from 0.</param>
    public Event this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _count);
            Event ev = _recalled!;
            (long entry, long entryInFile, string file, int universe, double weight) = _events[index];
            (_place.FirstEntry, _place.FirstEntryInFile, _place.File) = (entry + 1, entryInFile + 1, file);     // its row is -1: no column has it
            ev.Begin(weight);
            if (ev.VariedWeights is { } varied)
            {
                _varied.AsSpan(index * varied.Length, varied.Length).CopyTo(varied);
            }

            if (universe >= 0)
            {
                ev.EnterUniverse(universe, weight);
            }

            return ev;
        }
    }

    /// <summary>Puts an event aside.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="item">What is needed of it later.</param>
    /// <exception cref="InvalidOperationException">It is full.</exception>
    public void Add(Event ev, in T item)
    {
        ArgumentNullException.ThrowIfNull(ev);
        MustBeAttached();
        if (IsFull)
        {
            throw new InvalidOperationException($"the queue of {size} events is full: empty it with Clear after they were filled");
        }

        _recalled ??= Blank(ev);
        if (ev.VariedWeights is { } varied)
        {
            Array.Resize(ref _varied, Math.Max(_varied.Length, size * varied.Length));
            varied.CopyTo(_varied, _count * varied.Length);
        }

        _items[_count] = item;
        _events[_count++] = (ev.Entry, ev.EntryInFile, ev.File, ev.Universe, ev.Weight);
    }

    /// <summary>Forgets all events, after they were filled.</summary>
    public void Clear() => _count = 0;

    internal override void Declare(Declarations to)
    {
    }

    internal override void Finish()
    {
        if (_count > 0)
        {
            throw new InvalidOperationException($"{_count} events were put aside in a queue and never filled: do it in EndLoop, and call Clear");
        }
    }

    private Event Blank(Event ev)
    {
        _place.Ids.Load = (_, _) => throw new InvalidOperationException("an event that was put aside has no run, lumi and event number: keep them in the item");
        Event blank = ev.Blank();
        (blank.Batch, blank.Row, blank.Stamp) = (_place, -1, -2);
        return blank;
    }
}
