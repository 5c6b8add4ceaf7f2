using Heppy.Physics;

namespace Heppy.Drawing;

/// <summary>Functions that expressions of <c>heppy-draw</c> know besides those of <see cref="Math"/> and <see cref="Kinematics"/>. Angles in rad, momenta in GeV.</summary>
public static class DrawFunctions
{
    /// <summary>Square root of a sum of squares.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another one.</param>
    public static double Hypot(double x, double y) => double.Hypot(x, y);

    /// <summary>A square.</summary>
    /// <param name="x">A number.</param>
    public static double Square(double x) => x * x;

    /// <summary>Mass of two particles together.</summary>
    /// <param name="pt1">Transverse momentum of the first.</param>
    /// <param name="eta1">Its pseudorapidity.</param>
    /// <param name="phi1">Its azimuth.</param>
    /// <param name="mass1">Its mass.</param>
    /// <param name="pt2">Transverse momentum of the second.</param>
    /// <param name="eta2">Its pseudorapidity.</param>
    /// <param name="phi2">Its azimuth.</param>
    /// <param name="mass2">Its mass.</param>
    public static double Mass(double pt1, double eta1, double phi1, double mass1, double pt2, double eta2, double phi2, double mass2) =>
        (P4.FromPtEtaPhiM(pt1, eta1, phi1, mass1) + P4.FromPtEtaPhiM(pt2, eta2, phi2, mass2)).Mass;

    /// <summary>Rapidity of a particle.</summary>
    /// <param name="pt">Transverse momentum.</param>
    /// <param name="eta">Pseudorapidity.</param>
    /// <param name="mass">Mass.</param>
    public static double Rapidity(double pt, double eta, double mass) => Math.Asinh(pt * Math.Sinh(eta) / Math.Sqrt((pt * pt) + (mass * mass)));
}
