namespace Heppy.Physics;

/// <summary>One sum of doubles that is exact, so that the order and the grouping of the additions never
/// matter.</summary>
/// <remarks>See <see cref="ReproducibleSums"/> for how, the precision and the sources.</remarks>
public sealed class ReproducibleSum
{
    private readonly ReproducibleSums _sums = new(1);

    /// <summary>The sum, rounded once to the nearest double, ties to even.</summary>
    public double Value => _sums.Value(0);

    /// <summary>Adds a value, exactly.</summary>
    /// <param name="x">A finite value.</param>
    /// <exception cref="ArgumentException">The value is NaN or infinite; nothing was added.</exception>
    public void Add(double x) => _sums.Add(0, x);

    /// <summary>Adds exactly 1: an integer increment.</summary>
    public void AddUnit() => _sums.AddUnit(0);

    /// <summary>Adds the parts of an expansion.</summary>
    /// <param name="parts">Finite values, as <see cref="Expansion"/> returned them.</param>
    /// <exception cref="ArgumentException">A part is NaN or infinite.</exception>
    public void AddExpansion(ReadOnlySpan<double> parts) => _sums.AddExpansion(0, parts);

    /// <summary>Adds another sum to this one; the other is not changed.</summary>
    /// <param name="other">The sum to add.</param>
    public void Merge(ReproducibleSum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _sums.Merge(other._sums);
    }

    /// <summary>The sum as doubles whose exact total it is, largest first; empty for zero.</summary>
    public double[] Expansion() => _sums.Expansion(0);

    /// <summary>What <see cref="Value"/> leaves out, as an expansion; empty when the value is the exact
    /// sum.</summary>
    public double[] Remainders() => _sums.Remainders(0);
}
