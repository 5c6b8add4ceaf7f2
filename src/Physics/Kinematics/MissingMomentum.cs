namespace Heppy.Physics;

/// <summary>Missing transverse momentum: massless, at pseudorapidity 0.</summary>
/// <remarks><see cref="Pt"/> and <see cref="Phi"/> are rounded to single precision.</remarks>
/// <param name="Px">Component along x in GeV.</param>
/// <param name="Py">Component along y in GeV.</param>
/// <param name="SumPt">Scalar sum of the transverse momenta it balances, in GeV; NaN where it is not known.</param>
public readonly record struct MissingMomentum(double Px, double Py, double SumPt) : IParticle
{
    /// <inheritdoc/>
    public float Pt => (float)P4.Pt;

    /// <inheritdoc/>
    public float Eta => 0;

    /// <inheritdoc/>
    public float Phi => (float)P4.Phi;

    /// <inheritdoc/>
    public float Mass => 0;

    /// <summary>The four-momentum: transverse, without mass.</summary>
    public P4 P4 => new(Px, Py, 0, Math.Sqrt(Px * Px + Py * Py));
}
