using Heppy.Physics;

namespace Heppy.Plots;

/// <summary>Bins of 1 to 3 axes as plain numbers, flow bins included, in C order: sums of weights and of squared weights.</summary>
/// <param name="Axes">The axes.</param>
/// <param name="Values">Sums of weights.</param>
/// <param name="Variances">Sums of squared weights.</param>
internal sealed record BinArray(IReadOnlyList<AxisDescription> Axes, double[] Values, double[] Variances)
{
    /// <summary>The bins of a histogram.</summary>
    internal static BinArray Of(HistogramContent content) => new([.. content.Axes.Select(a => a.Describe())], content.Values(), content.Variances());

    /// <summary>Empty bins over some axes.</summary>
    internal static BinArray Empty(IReadOnlyList<AxisDescription> axes)
    {
        int count = axes.Aggregate(1, (n, a) => n * a.Extent);
        return new BinArray(axes, new double[count], new double[count]);
    }

    /// <summary>Adds other bins, each times a factor, to these.</summary>
    internal void Add(BinArray other, double factor)
    {
        for (int i = 0; i < Values.Length; i++)
        {
            Values[i] += factor * other.Values[i];
            Variances[i] += factor * factor * other.Variances[i];
        }
    }

    /// <summary>Takes one axis away.</summary>
    /// <param name="axis">Its number.</param>
    /// <param name="bin">The stored bin of it to keep, or null for the sum of all.</param>
    internal BinArray Without(int axis, int? bin)
    {
        int inner = Axes.Skip(axis + 1).Aggregate(1, (n, a) => n * a.Extent);
        int extent = Axes[axis].Extent;
        BinArray result = Empty([.. Axes.Where((_, i) => i != axis)]);
        for (int i = 0; i < Values.Length; i++)
        {
            if (bin is null || i / inner % extent == bin)
            {
                int to = (i / (inner * extent) * inner) + (i % inner);
                result.Values[to] += Values[i];
                result.Variances[to] += Variances[i];
            }
        }

        return result;
    }

    /// <summary>The same content over a larger set of categories of one axis.</summary>
    internal BinArray Over(IReadOnlyList<AxisDescription> axes)
    {
        if (axes.SequenceEqual(Axes))
        {
            return this;
        }

        BinArray result = Empty(axes);
        int[][] places = [.. Axes.Select((a, i) => Places(a, axes[i]))];
        for (int i = 0; i < Values.Length; i++)
        {
            int rest = i;
            int to = 0;
            int stride = 1;
            for (int a = Axes.Count - 1; a >= 0; a--)
            {
                (rest, int at) = Math.DivRem(rest, Axes[a].Extent);
                to += stride * places[a][at];
                stride *= axes[a].Extent;
            }

            result.Values[to] += Values[i];
            result.Variances[to] += Variances[i];
        }

        return result;
    }

    /// <summary>The axes of several contents, with all of their categories; null if they cannot be added.</summary>
    internal static IReadOnlyList<AxisDescription>? Unite(IReadOnlyList<AxisDescription> a, IReadOnlyList<AxisDescription> b)
    {
        if (a.Count != b.Count || a.Zip(b).Any(p => !p.First.CanMerge(p.Second)))
        {
            return null;
        }

        return [.. a.Zip(b).Select(p => !p.First.Grows ? p.First : p.First with
        {
            Categories = [.. p.First.Categories.Union(p.Second.Categories)],
            Bins = p.First.Categories.Union(p.Second.Categories).Count(),
        })];
    }

    private static int[] Places(AxisDescription from, AxisDescription to) => from.Grows
        ? [.. from.Categories.Select(c => to.Categories.ToList().IndexOf(c))]
        : [.. Enumerable.Range(0, from.Extent)];
}
