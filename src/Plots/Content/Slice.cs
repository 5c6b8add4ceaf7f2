namespace Heppy.Plots;

/// <summary>A part of a histogram that is a figure: all of it, or what is in one category, with one or two axes left.</summary>
/// <param name="Path">The categories, in order; then perhaps <c>efficiency</c>.</param>
/// <param name="Text">The same for people: <c>b tags: Two</c>.</param>
/// <param name="Contributions">What each component gives.</param>
/// <param name="Fixed">The axes of categories that one bin is taken of, by their number in the histogram, and that bin.</param>
/// <param name="Efficiency">Number of the boolean axis whose efficiency this is; null for the content itself.</param>
internal sealed record Slice(string[] Path, string Text, List<Contribution> Contributions, IReadOnlyList<(int Axis, int Bin)> Fixed, int? Efficiency = null)
{
    /// <summary>With more categories than this, an axis of categories is one side of a map, not a figure for each.</summary>
    private const int MostCategories = 40;

    /// <summary>The slices of a histogram: all categories together, then each of them, until one or two axes are left.</summary>
    internal static IEnumerable<Slice> Of(List<Contribution> contributions) =>
        new Slice([], "", contributions, []).Parts([.. Enumerable.Range(0, contributions[0].Nominal.Axes.Count)]);

    /// <summary>Whether the same entry may be in both of two slices of one histogram.</summary>
    internal bool Overlaps(Slice other) => !Fixed.Any(f => other.Fixed.Any(o => o.Axis == f.Axis && o.Bin != f.Bin));

    private IEnumerable<Slice> Parts(int[] numbers)
    {
        IReadOnlyList<AxisDescription> axes = Contributions[0].Nominal.Axes;
        int axis = axes.Count == 1 || (axes.Count == 2 && axes.All(IsNamed)) ? -1
            : axes.Select((a, i) => (a, i)).Where(p => IsNamed(p.a) && p.a.Extent <= MostCategories).Select(p => p.i).DefaultIfEmpty(-1).First();
        return axis < 0 ? [this] : Sliced(axis, numbers);
    }

    private IEnumerable<Slice> Sliced(int axis, int[] numbers)
    {
        AxisDescription named = Contributions[0].Nominal.Axes[axis];
        int[] left = [.. numbers.Where((_, i) => i != axis)];
        string[] categories = named.Kind == AxisKind.Boolean ? ["false", "true"] : [.. named.Categories];
        string prefix = named.Title.Length > 0 ? $"{named.Title}: " : "";
        foreach (Slice slice in (this with { Contributions = Contribution.Projected(Contributions, axis, null) }).Parts(left))
        {
            yield return slice;
        }

        for (int i = 0; i < categories.Length; i++)
        {
            string text = Text.Length > 0 ? $"{Text}, {prefix}{categories[i]}" : prefix + categories[i];
            foreach (Slice slice in new Slice([.. Path, categories[i]], text, Contribution.Projected(Contributions, axis, i), [.. Fixed, (numbers[axis], i)]).Parts(left))
            {
                yield return slice;
            }
        }

        if (named.Kind == AxisKind.Boolean && Contributions[0].Nominal.Axes.Count == 2)
        {
            yield return this with { Path = [.. Path, "efficiency"], Efficiency = axis };
        }
    }

    private static bool IsNamed(AxisDescription axis) => axis.Kind is AxisKind.Category or AxisKind.Boolean;
}
