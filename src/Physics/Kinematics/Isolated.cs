namespace Heppy.Physics;

/// <summary>A particle and what is around it.</summary>
/// <typeparam name="T">Type of the particle.</typeparam>
/// <param name="Particle">The particle.</param>
/// <param name="Around">What is around it, by kind.</param>
public readonly record struct Isolated<T>(T Particle, Composition Around) : IParticle
    where T : struct, IParticle
{
    /// <inheritdoc/>
    public float Pt => Particle.Pt;

    /// <inheritdoc/>
    public float Eta => Particle.Eta;

    /// <inheritdoc/>
    public float Phi => Particle.Phi;

    /// <inheritdoc/>
    public float Mass => Particle.Mass;

    /// <summary>
    /// Sum of the transverse momenta around it, in GeV; NaN for a particle without direction.
    /// </summary>
    public double SumPt => Around.Total.SumPt;

    /// <summary>The sum divided by the particle's own transverse momentum.</summary>
    public double Relative => SumPt / Particle.Pt;
}
