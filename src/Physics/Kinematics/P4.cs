namespace Heppy.Physics;

/// <summary>A four-momentum in GeV, metric (+,-,-,-) with the energy first. The default is zero.</summary>
/// <param name="Px">Momentum along x.</param>
/// <param name="Py">Momentum along y.</param>
/// <param name="Pz">Momentum along the beam.</param>
/// <param name="E">Energy.</param>
public readonly record struct P4(double Px, double Py, double Pz, double E)
{
    /// <summary>Transverse momentum.</summary>
    public double Pt => Math.Sqrt(Px * Px + Py * Py);

    /// <summary>Magnitude of the momentum.</summary>
    public double P => Math.Sqrt(Px * Px + Py * Py + Pz * Pz);

    /// <summary>Azimuth in rad, in (-pi, pi]; 0 for zero transverse momentum.</summary>
    // Adding 0 makes -0 a 0: otherwise a particle along the beam may have the azimuth pi.
    public double Phi => Math.Atan2(Py + 0.0, Px + 0.0) is > -Math.PI and var phi ? phi : Math.PI;

    /// <summary>Pseudorapidity; infinite along the beam, NaN for zero momentum.</summary>
    public double Eta => Math.Asinh(Pz / Pt);

    /// <summary>Rapidity, atanh(Pz / E); infinite for a massless particle along the beam.</summary>
    public double Rapidity => 0.5 * Math.Log((E + Pz) / (E - Pz));

    /// <summary>Invariant mass squared; slightly negative by rounding for light particles.</summary>
    public double Mass2 => (E - Pz) * (E + Pz) - Px * Px - Py * Py;

    /// <summary>Invariant mass. For a negative square it is -sqrt(-Mass2), as ROOT has it, never NaN.</summary>
    public double Mass => SignedRoot(Mass2);

    /// <summary>Transverse mass of this particle, sqrt(E² - Pz²), negative like <see cref="Mass"/>.</summary>
    public double Mt => SignedRoot((E - Pz) * (E + Pz));

    /// <summary>The sum.</summary>
    public static P4 operator +(P4 a, P4 b) => new(a.Px + b.Px, a.Py + b.Py, a.Pz + b.Pz, a.E + b.E);

    /// <summary>The difference.</summary>
    public static P4 operator -(P4 a, P4 b) => new(a.Px - b.Px, a.Py - b.Py, a.Pz - b.Pz, a.E - b.E);

    /// <summary>All components with the other sign.</summary>
    public static P4 operator -(P4 a) => new(-a.Px, -a.Py, -a.Pz, -a.E);

    /// <summary>Makes a four-momentum from detector coordinates.</summary>
    /// <param name="pt">Transverse momentum.</param>
    /// <param name="eta">Pseudorapidity.</param>
    /// <param name="phi">Azimuth in rad.</param>
    /// <param name="mass">Mass; a negative one, as stored for a negative square, counts as its square with
    /// that sign.</param>
    public static P4 FromPtEtaPhiM(double pt, double eta, double phi, double mass)
    {
        double pz = pt * Math.Sinh(eta);
        double e2 = pt * pt + pz * pz + mass * Math.Abs(mass);
        return new P4(pt * Math.Cos(phi), pt * Math.Sin(phi), pz, Math.Sqrt(Math.Max(0, e2)));
    }

    /// <summary>This four-momentum seen after an active boost, as ROOT's Boost does.</summary>
    /// <param name="bx">Velocity along x, in units of c.</param>
    /// <param name="by">Velocity along y.</param>
    /// <param name="bz">Velocity along z.</param>
    /// <exception cref="ArgumentOutOfRangeException">The velocity is not below that of light.</exception>
    public P4 Boost(double bx, double by, double bz)
    {
        double b2 = bx * bx + by * by + bz * bz;
        if (!(b2 < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(bx),
                FormattableString.Invariant($"The velocity ({bx}, {by}, {bz}) is not below that of light."));
        }
        double gamma = 1 / Math.Sqrt(1 - b2);
        double bp = bx * Px + by * Py + bz * Pz;
        double along = gamma * gamma / (1 + gamma) * bp + gamma * E;    // (gamma-1)/b² = gamma²/(1+gamma), safe at rest
        return new P4(Px + along * bx, Py + along * by, Pz + along * bz, gamma * (E + bp));
    }

    /// <summary>This four-momentum seen in the rest frame of another.</summary>
    /// <param name="frame">A four-momentum with positive mass squared and energy.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frame has no rest frame.</exception>
    public P4 InRestFrameOf(P4 frame) => Boost(-frame.Px / frame.E, -frame.Py / frame.E, -frame.Pz / frame.E);

    private static double SignedRoot(double square) => square < 0 ? -Math.Sqrt(-square) : Math.Sqrt(square);
}
