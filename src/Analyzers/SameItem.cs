namespace Heppy.Analyzers;

/// <summary>Whether items of two lists are the same one: of one type, with all values equal.</summary>
internal static class SameItem
{
    /// <summary>Whether they are the same; items of different types never are.</summary>
    internal static bool Is<T, TOther>(in T a, in TOther b)
        where T : struct
        where TOther : struct => a is TOther same && EqualityComparer<TOther>.Default.Equals(same, b);

    /// <summary>Whether an item is in a list.</summary>
    internal static bool IsIn<T>(in T item, ReadOnlySpan<T> list)
        where T : struct
    {
        foreach (ref readonly T other in list)
        {
            if (EqualityComparer<T>.Default.Equals(item, other))
            {
                return true;
            }
        }

        return false;
    }
}
