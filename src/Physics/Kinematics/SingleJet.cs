namespace Heppy.Physics;

/// <summary>A jet made of all particles of a list.</summary>
/// <remarks><see cref="Pt"/> to <see cref="Mass"/> are <see cref="P4"/> rounded to single precision.</remarks>
/// <param name="P4">The sum of the four-momenta.</param>
/// <param name="Constituents">What it is made of, by kind.</param>
public readonly record struct SingleJet(P4 P4, Composition Constituents) : IParticle
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
