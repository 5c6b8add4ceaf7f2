using Heppy.Physics;

namespace Heppy.Examples;

/// <summary>Decays by phase space alone.</summary>
internal static class Decays
{
    /// <summary>A mass from a relativistic resonance by inverting the Cauchy distribution, between two limits.</summary>
    internal static double BreitWigner(ref EventRandom random, double mass, double width, double low, double high)
    {
        double a = Math.Atan(2 * (low - mass) / width);
        double b = Math.Atan(2 * (high - mass) / width);
        return mass + (0.5 * width * Math.Tan(a + ((b - a) * random.NextDouble())));
    }

    /// <summary>Two-body decay, isotropic in the rest frame of the parent.</summary>
    internal static (P4 First, P4 Second) TwoBody(ref EventRandom random, in P4 parent, double mass1, double mass2)
    {
        double m = parent.Mass;
        double sum = mass1 + mass2;
        double difference = mass1 - mass2;
        double p = Math.Sqrt(Math.Max(0, ((m * m) - (sum * sum)) * ((m * m) - (difference * difference)))) / (2 * m);
        double cos = (2 * random.NextDouble()) - 1;
        double sin = Math.Sqrt(1 - (cos * cos));
        (double sinPhi, double cosPhi) = Math.SinCos(2 * Math.PI * random.NextDouble());
        P4 first = new(p * sin * cosPhi, p * sin * sinPhi, p * cos, Math.Sqrt((p * p) + (mass1 * mass1)));
        P4 second = new(-first.Px, -first.Py, -first.Pz, Math.Sqrt((p * p) + (mass2 * mass2)));
        (double bx, double by, double bz) = (parent.Px / parent.E, parent.Py / parent.E, parent.Pz / parent.E);
        return (first.Boost(bx, by, bz), second.Boost(bx, by, bz));
    }

    /// <summary>A particle of some mass with exponential transverse momentum and normal rapidity, as at a hadron collider.</summary>
    internal static P4 Produce(ref EventRandom random, double mass, double meanPt, double rapidityWidth)
    {
        double pt = meanPt * random.NextExponential();
        double y = rapidityWidth * random.NextGaussian();
        (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
        double mt = Math.Sqrt((mass * mass) + (pt * pt));
        return new P4(pt * cos, pt * sin, mt * Math.Sinh(y), mt * Math.Cosh(y));
    }
}
