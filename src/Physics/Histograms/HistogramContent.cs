namespace Heppy.Physics;

/// <summary>The bins of a weighted histogram of one to three dimensions: sums of weights and of their squares, exact.</summary>
public sealed class HistogramContent : BinnedContent
{
    /// <summary>An empty histogram that is filled through axes.</summary>
    /// <param name="axes">One to three.</param>
    public HistogramContent(params Axis[] axes)
        : base(axes, 2)
    {
    }

    /// <summary>An empty histogram with the axes of a stored one.</summary>
    /// <param name="axes">One to three.</param>
    public HistogramContent(AxisDescription[] axes)
        : base(axes, 2)
    {
    }

    /// <summary>Sums of weights, one per bin, first axis outermost, flow bins included.</summary>
    public ReproducibleSums Weights => Sums[0];

    /// <summary>Sums of squared weights, in the same layout.</summary>
    public ReproducibleSums SquaredWeights => Sums[1];

    /// <summary>Adds an entry.</summary>
    /// <param name="bin">Storage index: for axes of extents m, n it is i * n + j.</param>
    /// <param name="weight">A finite number.</param>
    /// <exception cref="ArgumentException">The weight is not finite.</exception>
    public void Add(int bin, double weight)
    {
        Entries++;
        if (weight == 1.0)
        {
            Sums[0].AddUnit(bin);
            Sums[1].AddUnit(bin);
            return;
        }

        Sums[0].Add(bin, weight);
        Sums[1].Add(bin, weight * weight);
    }

    /// <summary>Adds another histogram.</summary>
    /// <param name="other">With the same axes; it is not changed.</param>
    /// <exception cref="ArgumentException">The axes differ.</exception>
    public void Merge(HistogramContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        MergeSums(other);
    }

    /// <summary>Sets the number of fills of a stored histogram.</summary>
    /// <param name="entries">Number of fills.</param>
    public void RestoreEntries(long entries) => Entries = entries;
}
