namespace Heppy.Physics;

/// <summary>A weighted mean with its uncertainty.</summary>
/// <param name="name">Its name.</param>
public sealed class AverageContent(string name)
{
    private readonly ReproducibleSums _sums = new(3);

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Values added.</summary>
    public long Entries { get; private set; }

    /// <summary>Values left out because they were not finite.</summary>
    public long NotFinite { get; private set; }

    /// <summary>Mean: sum w x / sum w; NaN if nothing was added.</summary>
    public double Value => _sums.Value(1) / _sums.Value(0);

    /// <summary>Variance of the values: sum w x^2 / sum w - mean^2, not below 0.</summary>
    public double Variance => Math.Max(0, (_sums.Value(2) / _sums.Value(0)) - (Value * Value));

    /// <summary>Uncertainty of the mean as heppy gives it: sqrt(variance) / sqrt(sum w).</summary>
    public double Uncertainty => Math.Sqrt(Variance) / Math.Sqrt(_sums.Value(0));

    /// <summary>Adds a value.</summary>
    /// <param name="value">NaN and infinities are counted and left out.</param>
    /// <param name="weight">A finite number.</param>
    /// <exception cref="ArgumentException">The weight is not finite.</exception>
    public void Add(double value, double weight = 1)
    {
        if (!double.IsFinite(value) || !double.IsFinite(weight * value * value))
        {
            NotFinite++;
            return;
        }

        Entries++;
        _sums.Add(0, weight);
        _sums.Add(1, weight * value);
        _sums.Add(2, weight * value * value);
    }

    /// <summary>Adds another average.</summary>
    /// <param name="other">It is not changed.</param>
    public void Merge(AverageContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _sums.Merge(other._sums);
        Entries += other.Entries;
        NotFinite += other.NotFinite;
    }

    /// <summary>heppy's line: name, mean and uncertainty.</summary>
    public string ToText()
    {
        string left = NotFinite == 0 ? "" : FormattableString.Invariant($" ({NotFinite} values were not finite and are left out)");
        return Entries == 0
            ? FormattableString.Invariant($"Average {name,-15}: undefined (call Average.Add){left}\n")
            : FormattableString.Invariant($"Average {name,-15}: {Value,8:F4} +- {Uncertainty,8:F4}{left}\n");
    }

    /// <summary>Everything, in a form that is stored.</summary>
    public AverageState State() =>
        new(name, Entries, NotFinite, [.. Enumerable.Range(0, 3).Select(i => (double[])[_sums.Value(i), .. _sums.Remainders(i)])]);

    /// <summary>Restores what <see cref="State"/> gave.</summary>
    /// <param name="state">The stored form.</param>
    public static AverageContent FromState(AverageState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var average = new AverageContent(state.Name) { Entries = state.Entries, NotFinite = state.NotFinite };
        for (int i = 0; i < 3; i++)
        {
            average._sums.AddExpansion(i, state.Sums[i]);
        }

        return average;
    }
}
