using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>The order of falling transverse momentum; for items that are no particles there is none.</summary>
internal static class ByPt<T>
    where T : struct
{
    private static readonly Comparison<T>? Falling = Find();

    /// <summary>Whether items are in this order. Equal ones are in any.</summary>
    internal static bool Is(ReadOnlySpan<T> items)
    {
        for (int i = 1; i < items.Length; i++)
        {
            if (Falling is null || Falling(items[i - 1], items[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sorts items; equal ones stay in their order.</summary>
    internal static void Sort(Span<T> items)
    {
        // Shifted items are nearly in order, so this takes hardly more than one look at each.
        for (int i = 1; i < items.Length && Falling is not null; i++)
        {
            T item = items[i];
            int j = i;
            for (; j > 0 && Falling(items[j - 1], item) > 0; j--)
            {
                items[j] = items[j - 1];
            }

            items[j] = item;
        }
    }

    private static Comparison<T>? Find() => typeof(IParticle).IsAssignableFrom(typeof(T))
        ? typeof(PtOf).GetMethod(nameof(PtOf.Compare))!.MakeGenericMethod(typeof(T)).CreateDelegate<Comparison<T>>()
        : null;
}

/// <summary>Compares particles.</summary>
internal static class PtOf
{
    /// <summary>Positive if the second has more transverse momentum; NaN comes last.</summary>
    public static int Compare<TParticle>(TParticle a, TParticle b)
        where TParticle : struct, IParticle => b.Pt.CompareTo(a.Pt);
}
