namespace Heppy.Physics;

/// <summary>Angles and masses from the coordinates of particles. Angles in rad, momenta in GeV.</summary>
public static class Kinematics
{
    /// <summary>Difference of two azimuths, wrapped to (-pi, pi].</summary>
    /// <param name="phi1">Azimuth of the first.</param>
    /// <param name="phi2">Azimuth of the second, which is subtracted.</param>
    /// <remarks>The double nearest to pi stands for pi; exact for azimuths within one turn of each
    /// other.</remarks>
    public static double DeltaPhi(double phi1, double phi2)
    {
        double delta = phi1 - phi2;
        if (!(Math.Abs(delta) < Math.PI))
        {
            // Exact: a difference of two numbers within a factor of two, and the remainder, are not rounded.
            delta = Math.Abs(delta) <= Math.Tau ? delta - Math.CopySign(Math.Tau, delta) : Math.IEEERemainder(delta, Math.Tau);
        }

        return delta <= -Math.PI ? Math.PI : delta;
    }

    /// <summary>Distance in pseudorapidity and azimuth.</summary>
    /// <param name="eta1">Pseudorapidity of the first.</param>
    /// <param name="phi1">Azimuth of the first.</param>
    /// <param name="eta2">Pseudorapidity of the second.</param>
    /// <param name="phi2">Azimuth of the second.</param>
    public static double DeltaR(double eta1, double phi1, double eta2, double phi2)
    {
        double eta = eta1 - eta2;
        double phi = DeltaPhi(phi1, phi2);
        return Math.Sqrt(eta * eta + phi * phi);
    }

    /// <summary>Transverse mass of two massless particles, such as a lepton and missing momentum.</summary>
    /// <param name="pt1">Transverse momentum of the first.</param>
    /// <param name="phi1">Its azimuth.</param>
    /// <param name="pt2">Transverse momentum of the second.</param>
    /// <param name="phi2">Its azimuth.</param>
    /// <returns>sqrt(2 pt1 pt2 (1 - cos(phi1 - phi2))), computed as 2 sqrt(pt1 pt2) |sin| of half the
    /// angle.</returns>
    public static double TransverseMass(double pt1, double phi1, double pt2, double phi2) =>
        2 * Math.Sqrt(pt1 * pt2) * Math.Abs(Math.Sin(0.5 * (phi1 - phi2)));
}
