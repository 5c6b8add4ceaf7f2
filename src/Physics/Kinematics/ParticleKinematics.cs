namespace Heppy.Physics;

/// <summary>What every particle can be asked, computed in double from its stored single precision
/// columns.</summary>
public static class ParticleKinematics
{
    extension<T>(T particle) where T : struct, IParticle
    {
        /// <summary>The four-momentum.</summary>
        public P4 P4 => P4.FromPtEtaPhiM(particle.Pt, particle.Eta, particle.Phi, particle.Mass);

        /// <summary>Distance to another particle in pseudorapidity and azimuth.</summary>
        /// <typeparam name="TOther">Type of the other particle.</typeparam>
        /// <param name="other">The other particle.</param>
        public double DeltaR<TOther>(in TOther other) where TOther : struct, IParticle =>
            Kinematics.DeltaR(particle.Eta, particle.Phi, other.Eta, other.Phi);

        /// <summary>Azimuth of this particle minus that of another, in (-pi, pi].</summary>
        /// <typeparam name="TOther">Type of the other particle.</typeparam>
        /// <param name="other">The other particle.</param>
        public double DeltaPhi<TOther>(in TOther other) where TOther : struct, IParticle =>
            Kinematics.DeltaPhi(particle.Phi, other.Phi);
    }
}
