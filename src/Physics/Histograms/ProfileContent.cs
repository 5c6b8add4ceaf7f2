namespace Heppy.Physics;

/// <summary>The bins of a profile: sums of w, w^2, w y and w y^2, exact, of a quantity y with weight w.</summary>
public sealed class ProfileContent : BinnedContent
{
    /// <summary>An empty profile that is filled through axes.</summary>
    /// <param name="axes">One to three.</param>
    public ProfileContent(params Axis[] axes)
        : base(axes, 4)
    {
    }

    /// <summary>An empty profile with the axes of a stored one.</summary>
    /// <param name="axes">One to three.</param>
    public ProfileContent(AxisDescription[] axes)
        : base(axes, 4)
    {
    }

    /// <summary>Values that were left out because they were not finite.</summary>
    public long NotFinite { get; private set; }

    /// <summary>The sums of w, w^2, w y and w y^2, in this order.</summary>
    public IReadOnlyList<ReproducibleSums> Moments => Sums;

    /// <summary>Adds a value.</summary>
    /// <param name="bin">Storage index.</param>
    /// <param name="value">What is averaged; NaN and infinities are counted and left out.</param>
    /// <param name="weight">A finite number.</param>
    /// <exception cref="ArgumentException">The weight is not finite.</exception>
    public void Add(int bin, double value, double weight)
    {
        if (!double.IsFinite(value) || !double.IsFinite(weight * value * value))
        {
            NotFinite++;
            return;
        }

        Entries++;
        Sums[0].Add(bin, weight);
        Sums[1].Add(bin, weight * weight);
        Sums[2].Add(bin, weight * value);
        Sums[3].Add(bin, weight * value * value);
    }

    /// <summary>Mean of y in a bin; NaN where nothing was filled.</summary>
    /// <param name="bin">Storage index.</param>
    public double Mean(int bin) => Sums[2].Value(bin) / Sums[0].Value(bin);

    /// <summary>Variance of y in a bin, with weights w: (sum w y^2 / sum w - mean^2) / (1 - sum w^2 / (sum w)^2), the unbiased one; 0 for one entry.</summary>
    /// <param name="bin">Storage index.</param>
    public double Variance(int bin)
    {
        double w = Sums[0].Value(bin);
        double mean = Mean(bin);
        double spread = Math.Max(0, (Sums[3].Value(bin) / w) - (mean * mean));
        double effective = w * w / Sums[1].Value(bin);
        return effective > 1 ? spread * effective / (effective - 1) : 0;
    }

    /// <summary>Adds another profile.</summary>
    /// <param name="other">With the same axes; it is not changed.</param>
    /// <exception cref="ArgumentException">The axes differ.</exception>
    public void Merge(ProfileContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        MergeSums(other);
        NotFinite += other.NotFinite;
    }

    /// <summary>Sets the numbers of fills of a stored profile.</summary>
    /// <param name="entries">Number of fills.</param>
    /// <param name="notFinite">Values that were left out.</param>
    public void RestoreEntries(long entries, long notFinite) => (Entries, NotFinite) = (entries, notFinite);
}
