namespace Heppy.Analyzers;

/// <summary>
/// Takes the items of one collection out of another one: A minus B. It undoes a <see cref="Merger{T}"/>.
/// </summary>
/// <remarks>
/// Items are the same if all their values are; NaN equals NaN there. Each item of B takes one equal item out of
/// A, the last one, so that of two equal items one is left; a <see cref="Masker{T}"/> would remove both. Items
/// of B that are not in A do not matter.
/// </remarks>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new Subtractor&lt;Candidate&gt; { InputA = "particles", InputB = "leptons", Output = "hadrons", SortKey = (in p) => p.Pt }
/// </code>
/// </example>
public sealed class Subtractor<T> : Analyzer
    where T : struct
{
    private readonly Ranking _ranking = new();
    private readonly Scratch<T> _left = new();
    private readonly Scratch<bool> _isTaken = new();

    /// <summary>The collection to take from.</summary>
    public required Input<T> InputA { get; init; }

    /// <summary>What to take.</summary>
    public required Input<T> InputB { get; init; }

    /// <summary>The items that are left.</summary>
    public required Output<T> Output { get; init; }

    /// <summary>What to sort by, highest first; equal items stay in their order.</summary>
    /// <value>All stay in their order.</value>
    public SortKey<T>? SortKey { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> a = InputA[ev];
        Span<bool> isTaken = _isTaken.Of(a.Length);
        int count = a.Length - Take(a, InputB[ev], isTaken);
        Span<T> left = SortKey is null ? Output.Allocate(ev, count) : _left.Of(count);
        int next = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (!isTaken[i])
            {
                left[next++] = a[i];
            }
        }

        if (SortKey is not null)
        {
            _ranking.Sort(left, SortKey, Output.Allocate(ev, count));
        }

        return true;
    }

    /// <summary>Marks what is taken out of A; gives the number.</summary>
    private static int Take(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> isTaken)
    {
        isTaken.Clear();
        int taken = 0;
        foreach (ref readonly T item in b)
        {
            int i = a.Length - 1;
            while (i >= 0 && (isTaken[i] || !EqualityComparer<T>.Default.Equals(a[i], item)))
            {
                i--;
            }

            if (i >= 0)
            {
                isTaken[i] = true;
                taken++;
            }
        }

        return taken;
    }
}
