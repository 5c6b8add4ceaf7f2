namespace Heppy.Physics;

/// <summary>Rapidity and azimuth as FastJet defines them for every momentum, with no infinity and no
/// NaN.</summary>
internal static class JetCoordinates
{
    private const double Beyond = 1e5;

    /// <summary>Rapidity; along the beam 1e5 + |pz| with the sign of pz, so that such particles stay
    /// apart.</summary>
    internal static double Rapidity(in P4 p)
    {
        double pt2 = p.Px * p.Px + p.Py * p.Py;
        double pz = Math.Abs(p.Pz);
        double limit = Beyond + pz;
        double size = limit;
        if (pt2 != 0 || p.E != pz)
        {
            double mass2 = Math.Max(0, (p.E + p.Pz) * (p.E - p.Pz) - pt2);
            double plus = p.E + pz;
            size = -0.5 * Math.Log((pt2 + mass2) / (plus * plus));
            if (!(Math.Abs(size) <= limit))
            {
                size = limit;
            }
        }
        return p.Pz >= 0 ? size : -size;
    }

    /// <summary>Azimuth in [0, 2 pi); 0 without transverse momentum.</summary>
    internal static double Azimuth(in P4 p)
    {
        if (p.Px * p.Px + p.Py * p.Py == 0)
        {
            return 0;
        }
        double phi = Math.Atan2(p.Py, p.Px);
        phi = phi < 0 ? phi + Math.Tau : phi;
        return phi >= Math.Tau ? phi - Math.Tau : phi;
    }
}
