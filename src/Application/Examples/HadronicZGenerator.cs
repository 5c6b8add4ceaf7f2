using Heppy.Events;
using Heppy.Physics;

namespace Heppy.Examples;

/// <summary>Electron-positron collisions at the Z boson's mass that end in hadrons: two quarks, sometimes with a gluon.</summary>
/// <remarks>
/// Quarks along 1 + cos² of the beam; a gluon by the first-order matrix element (x1² + x2²) / ((1 - x1)(1 - x2)) in 35 % of the events;
/// each parton becomes pions that share its energy, with a transverse momentum of 0.35 GeV. Each event depends on its number only.
/// </remarks>
/// <param name="seed">Seed.</param>
public sealed class HadronicZGenerator(ulong seed) : IEventGenerator
{
    private const double PionMass = 0.13957039;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnSchema> Columns { get; } =
    [
        new("event", ElementType.UInt64),
        new("nParticle", ElementType.UInt32),
        .. from column in (string[])["pt", "eta", "phi", "mass"] select new ColumnSchema($"Particle_{column}", ElementType.Float, IsJagged: true),
        new("Particle_charge", ElementType.Int32, IsJagged: true),
    ];

    /// <inheritdoc/>
    public void Generate(long number, EventColumns columns)
    {
        var random = new EventRandom(seed, 0, 0, (ulong)number, nameof(HadronicZGenerator));
        List<P4> pions = [];
        foreach (P4 parton in Partons(ref random))
        {
            Fragment(ref random, parton, pions);
        }

        columns.Set("event", (ulong)number + 1);
        columns.Set("nParticle", (uint)pions.Count);
        columns.List<float>("Particle_pt", [.. pions.Select(p => (float)p.Pt)]);
        columns.List<float>("Particle_eta", [.. pions.Select(p => (float)p.Eta)]);
        columns.List<float>("Particle_phi", [.. pions.Select(p => (float)p.Phi)]);
        columns.List<float>("Particle_mass", [.. pions.Select(_ => (float)PionMass)]);
        columns.List<int>("Particle_charge", [.. pions.Select((_, i) => (i % 3) - 1)]);
    }

    private static P4[] Partons(ref EventRandom random)
    {
        double beam = Pdg.Z.Mass / 2;
        (double cos, double phi, double turn) = (QuarkDirection(ref random), Angle(ref random), Angle(ref random));
        if (random.NextDouble() > 0.35)
        {
            return [Along(beam, 0, cos, phi, turn), Along(beam, Math.PI, cos, phi, turn)];
        }

        (double x1, double x2) = GluonShares(ref random);
        double x3 = 2 - x1 - x2;
        double angle2 = Math.Acos(Math.Clamp(((x3 * x3) - (x1 * x1) - (x2 * x2)) / (2 * x1 * x2), -1, 1));
        double angle3 = Math.Acos(Math.Clamp(((x2 * x2) - (x1 * x1) - (x3 * x3)) / (2 * x1 * x3), -1, 1));
        return [Along(x1 * beam, 0, cos, phi, turn), Along(x2 * beam, angle2, cos, phi, turn), Along(x3 * beam, -angle3, cos, phi, turn)];
    }

    /// <summary>Energies of the quarks, of which 1 is the beam's.</summary>
    private static (double X1, double X2) GluonShares(ref EventRandom random)
    {
        const double Highest = 0.94;
        while (true)
        {
            double x1 = 0.3 + ((Highest - 0.3) * random.NextDouble());
            double x2 = 0.3 + ((Highest - 0.3) * random.NextDouble());
            double weight = ((x1 * x1) + (x2 * x2)) / ((1 - x1) * (1 - x2));
            if (x1 + x2 > 1.06 && random.NextDouble() * 2 * Highest * Highest / ((1 - Highest) * (1 - Highest)) < weight)
            {
                return (x1, x2);
            }
        }
    }

    private static double QuarkDirection(ref EventRandom random)
    {
        while (true)
        {
            double cos = (2 * random.NextDouble()) - 1;
            if (random.NextDouble() * 2 < 1 + (cos * cos))
            {
                return cos;
            }
        }
    }

    private static double Angle(ref EventRandom random) => ((2 * random.NextDouble()) - 1) * Math.PI;

    /// <summary>A massless parton at an angle from the direction of the first, in the plane that <paramref name="turn"/> says.</summary>
    private static P4 Along(double energy, double angle, double cos, double phi, double turn)
    {
        double sin = Math.Sqrt(1 - (cos * cos));
        (double sinPhi, double cosPhi) = Math.SinCos(phi);
        (double s, double c) = Math.SinCos(angle);
        (double st, double ct) = Math.SinCos(turn);
        // The direction, and two across it.
        (double x, double y, double z) = (sin * cosPhi, sin * sinPhi, cos);
        (double ax, double ay, double az) = (cos * cosPhi, cos * sinPhi, -sin);
        (double bx, double by) = (-sinPhi, cosPhi);
        (double ex, double ey, double ez) = ((ct * ax) + (st * bx), (ct * ay) + (st * by), ct * az);
        return new P4(energy * ((c * x) + (s * ex)), energy * ((c * y) + (s * ey)), energy * ((c * z) + (s * ez)), energy);
    }

    private static void Fragment(ref EventRandom random, in P4 parton, List<P4> into)
    {
        (double left, double p) = (parton.E, parton.P);
        (double x, double y, double z) = (parton.Px / p, parton.Py / p, parton.Pz / p);
        while (left > 1)
        {
            double energy = Math.Max(0.5, left * (1 - Math.Pow(random.NextDouble(), 0.45)));
            (double kx, double ky, double kz) = (0.2 * random.NextGaussian(), 0.2 * random.NextGaussian(), 0.2 * random.NextGaussian());
            into.Add(Pion((energy * x) + kx, (energy * y) + ky, (energy * z) + kz));
            left -= energy;
        }
    }

    private static P4 Pion(double px, double py, double pz) =>
        new(px, py, pz, Math.Sqrt((px * px) + (py * py) + (pz * pz) + (PionMass * PionMass)));
}
