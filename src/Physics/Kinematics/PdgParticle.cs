namespace Heppy.Physics;

/// <summary>A particle of the table of the Particle Data Group.</summary>
/// <param name="Id">Code; negative for antiparticles.</param>
/// <param name="Name">Name as published, in plain text with its charge: <c>pi+</c>, <c>K(S)0</c>, <c>pbar-</c>.</param>
/// <param name="Mass">Mass in GeV; 0 for neutrinos. For light quarks the MS-bar mass, for broad resonances the
/// nominal one.</param>
/// <param name="ThreeCharge">Three times the charge in units of the positron's: a whole number for quarks too.</param>
/// <param name="HasAntiparticle">Whether its antiparticle is another particle.</param>
public readonly record struct PdgParticle(int Id, string Name, double Mass, int ThreeCharge, bool HasAntiparticle)
{
    /// <summary>Charge in units of the positron's.</summary>
    public double Charge => ThreeCharge / 3.0;
}
