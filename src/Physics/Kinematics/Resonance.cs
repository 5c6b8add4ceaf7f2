namespace Heppy.Physics;

/// <summary>A particle that decayed to two others, the legs.</summary>
/// <remarks><see cref="Pt"/> to <see cref="Mass"/> are <see cref="P4"/> rounded to single precision.</remarks>
/// <typeparam name="TLeg">Type of the legs.</typeparam>
/// <param name="First">The leg that comes first in its list.</param>
/// <param name="Second">The other one.</param>
/// <param name="P4">The sum of their four-momenta.</param>
/// <param name="Charge">The sum of their charges, in units of the positron's.</param>
/// <param name="PdgId">Code of the particle it is taken for.</param>
public readonly record struct Resonance<TLeg>(TLeg First, TLeg Second, P4 P4, int Charge, int PdgId) : ICharged, IIdentified
    where TLeg : struct
{
    /// <summary>Index of the first leg in the list.</summary>
    public int FirstIndex { get; init; }

    /// <summary>Index of the second leg in the list.</summary>
    public int SecondIndex { get; init; }

    /// <inheritdoc/>
    public float Pt => (float)P4.Pt;

    /// <inheritdoc/>
    public float Eta => (float)P4.Eta;

    /// <inheritdoc/>
    public float Phi => (float)P4.Phi;

    /// <inheritdoc/>
    public float Mass => (float)P4.Mass;

    /// <summary>
    /// Number of legs, 0 to 2, that are also legs of another resonance. Legs are the same if all their values
    /// are.
    /// </summary>
    /// <param name="other">The other resonance. Each of its legs counts once.</param>
    public int SharedLegs(in Resonance<TLeg> other)
    {
        EqualityComparer<TLeg> legs = EqualityComparer<TLeg>.Default;
        int straight = (legs.Equals(First, other.First) ? 1 : 0) + (legs.Equals(Second, other.Second) ? 1 : 0);
        int crossed = (legs.Equals(First, other.Second) ? 1 : 0) + (legs.Equals(Second, other.First) ? 1 : 0);
        return Math.Max(straight, crossed);
    }
}
