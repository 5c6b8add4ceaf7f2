namespace Heppy.Physics;

/// <summary>A four-momentum in GeV, metric (+, -, -, -). <c>default</c> is the null vector.</summary>
/// <param name="Px">Momentum along x.</param>
/// <param name="Py">Momentum along y.</param>
/// <param name="Pz">Momentum along the beam.</param>
/// <param name="E">Energy.</param>
public readonly record struct P4(double Px, double Py, double Pz, double E)
{
    /// <summary>Transverse momentum.</summary>
    public double Pt => Math.Sqrt((Px * Px) + (Py * Py));

    /// <summary>Magnitude of the momentum.</summary>
    public double P => Math.Sqrt((Px * Px) + (Py * Py) + (Pz * Pz));

    /// <summary>Mass squared, E^2 - p^2; below 0 for space-like vectors.</summary>
    public double Mass2 => (E * E) - (Px * Px) - (Py * Py) - (Pz * Pz);

    /// <summary>Mass; minus the root of -m^2 for space-like vectors, as ROOT has it.</summary>
    public double Mass => Mass2 is var m2 && m2 >= 0 ? Math.Sqrt(m2) : -Math.Sqrt(-Mass2);

    /// <summary>Transverse mass: sqrt(E^2 - pz^2), 0 if that is imaginary.</summary>
    public double Mt => Math.Sqrt(Math.Max(0, (E * E) - (Pz * Pz)));

    /// <summary>Pseudorapidity: asinh(pz / pT); infinite along the beam.</summary>
    public double Eta => Pt == 0 ? (Pz == 0 ? 0 : Math.CopySign(double.PositiveInfinity, Pz)) : Math.Asinh(Pz / Pt);

    /// <summary>Rapidity: atanh(pz / E).</summary>
    public double Rapidity => Math.Atanh(Pz / E);

    /// <summary>Azimuth, in (-pi, pi]; 0 without transverse momentum.</summary>
    public double Phi => Math.Atan2(Py, Px);

    /// <summary>From transverse momentum, pseudorapidity, azimuth and mass.</summary>
    /// <param name="pt">Transverse momentum in GeV, at least 0.</param>
    /// <param name="eta">Pseudorapidity.</param>
    /// <param name="phi">Azimuth in rad.</param>
    /// <param name="mass">Mass in GeV.</param>
    public static P4 FromPtEtaPhiM(double pt, double eta, double phi, double mass)
    {
        (double sin, double cos) = Math.SinCos(phi);
        double pz = pt * Math.Sinh(eta);
        return new P4(pt * cos, pt * sin, pz, Math.Sqrt((pt * pt) + (pz * pz) + (mass * mass)));
    }

    /// <summary>Boosts by a velocity.</summary>
    /// <param name="bx">Velocity along x in units of c; |b| below 1.</param>
    /// <param name="by">Velocity along y.</param>
    /// <param name="bz">Velocity along z.</param>
    public P4 Boost(double bx, double by, double bz)
    {
        double b2 = (bx * bx) + (by * by) + (bz * bz);
        if (b2 == 0)
        {
            return this;
        }

        double gamma = 1 / Math.Sqrt(1 - b2);
        double bp = (bx * Px) + (by * Py) + (bz * Pz);
        double along = ((gamma - 1) * bp / b2) + (gamma * E);
        return new P4(Px + (along * bx), Py + (along * by), Pz + (along * bz), gamma * (E + bp));
    }

    /// <summary>Sum of two momenta.</summary>
    public static P4 operator +(P4 a, P4 b) => new(a.Px + b.Px, a.Py + b.Py, a.Pz + b.Pz, a.E + b.E);

    /// <summary>Difference of two momenta.</summary>
    public static P4 operator -(P4 a, P4 b) => new(a.Px - b.Px, a.Py - b.Py, a.Pz - b.Pz, a.E - b.E);

    /// <summary>The opposite momentum and energy.</summary>
    public static P4 operator -(P4 a) => new(-a.Px, -a.Py, -a.Pz, -a.E);
}
