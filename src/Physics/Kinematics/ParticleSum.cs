namespace Heppy.Physics;

/// <summary>Several particles as one: the sum of their four-momenta and charges.</summary>
/// <remarks>
/// <see cref="Pt"/> to <see cref="Mass"/> are <see cref="P4"/> rounded to single precision. Without momentum,
/// <see cref="Eta"/> is NaN.
/// </remarks>
/// <param name="P4">The sum of the four-momenta.</param>
/// <param name="Charge">The sum of the charges, in units of the positron's.</param>
/// <param name="Count">Number of particles.</param>
public readonly record struct ParticleSum(P4 P4, int Charge, int Count) : ICharged
{
    /// <inheritdoc/>
    public float Pt => (float)P4.Pt;

    /// <inheritdoc/>
    public float Eta => (float)P4.Eta;

    /// <inheritdoc/>
    public float Phi => (float)P4.Phi;

    /// <inheritdoc/>
    public float Mass => (float)P4.Mass;
}
