namespace Heppy.Physics;

/// <summary>Distances and masses from transverse momenta, pseudorapidities and azimuths.</summary>
public static class Kinematics
{
    /// <summary>Difference of two azimuths, in (-pi, pi].</summary>
    /// <param name="phi1">Azimuth in rad.</param>
    /// <param name="phi2">Azimuth in rad.</param>
    public static double DeltaPhi(double phi1, double phi2)
    {
        double d = Math.IEEERemainder(phi1 - phi2, 2 * Math.PI);
        return d <= -Math.PI ? Math.PI : d;
    }

    /// <summary>sqrt(delta eta^2 + delta phi^2).</summary>
    /// <param name="eta1">Pseudorapidity.</param>
    /// <param name="phi1">Azimuth in rad.</param>
    /// <param name="eta2">Pseudorapidity.</param>
    /// <param name="phi2">Azimuth in rad.</param>
    public static double DeltaR(double eta1, double phi1, double eta2, double phi2)
    {
        double eta = eta1 - eta2;
        double phi = DeltaPhi(phi1, phi2);
        return Math.Sqrt((eta * eta) + (phi * phi));
    }

    /// <summary>Transverse mass of two massless particles: sqrt(2 pT1 pT2 (1 - cos delta phi)).</summary>
    /// <param name="pt1">Transverse momentum in GeV.</param>
    /// <param name="phi1">Azimuth in rad.</param>
    /// <param name="pt2">Transverse momentum in GeV.</param>
    /// <param name="phi2">Azimuth in rad.</param>
    public static double TransverseMass(double pt1, double phi1, double pt2, double phi2) =>
        Math.Sqrt(2 * pt1 * pt2 * (1 - Math.Cos(phi1 - phi2)));

    extension<T>(T particle)
        where T : struct, IParticle
    {
        /// <summary>Four-momentum.</summary>
        public P4 P4 => P4.FromPtEtaPhiM(particle.Pt, particle.Eta, particle.Phi, particle.Mass);

        /// <summary>Distance in pseudorapidity and azimuth.</summary>
        /// <typeparam name="TOther">Type of the other particle.</typeparam>
        /// <param name="other">Another particle.</param>
        public double DeltaR<TOther>(in TOther other)
            where TOther : struct, IParticle => DeltaR(particle.Eta, particle.Phi, other.Eta, other.Phi);

        /// <summary>Difference in azimuth, in (-pi, pi].</summary>
        /// <typeparam name="TOther">Type of the other particle.</typeparam>
        /// <param name="other">Another particle.</param>
        public double DeltaPhi<TOther>(in TOther other)
            where TOther : struct, IParticle => DeltaPhi(particle.Phi, other.Phi);
    }
}
