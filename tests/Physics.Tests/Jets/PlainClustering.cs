namespace Heppy.Physics.Tests.JetsOf;

/// <summary>The definition of the algorithms as it is written: at each step all pairs are looked at. Shares no
/// code with the library.</summary>
internal sealed class PlainClustering
{
    private readonly bool _isSphere;
    private readonly double _power;
    private readonly double _reach;

    private PlainClustering(bool isSphere, double power, double reach) =>
        (_isSphere, _power, _reach) = (isSphere, power, reach);

    /// <summary>The jets in the order in which they went into the beam, each the set of its particles.</summary>
    internal List<SortedSet<int>> Inclusive { get; } = [];

    /// <summary>The distances of all steps.</summary>
    internal List<double> Distances { get; } = [];

    /// <summary>The jets before each step, each the set of its particles.</summary>
    internal List<List<SortedSet<int>>> Exclusive { get; } = [];

    internal static PlainClustering Of(JetDefinition definition, ReadOnlySpan<P4> particles)
    {
        double r = definition.Radius;
        double reach = !definition.IsElectronPositron ? r * r
            : r > Math.PI ? 2 * (3 + Math.Cos(r)) : 4 * (Math.Sin(r / 2) * Math.Sin(r / 2));
        var clustering = new PlainClustering(definition.IsElectronPositron, definition.Power, reach);
        clustering.Run(particles, definition.HasBeam ? 1 / reach : 1);
        return clustering;
    }

    private void Run(ReadOnlySpan<P4> particles, double perReach)
    {
        var left = new List<(int Node, P4 P, SortedSet<int> Leaves)>();
        for (int i = 0; i < particles.Length; i++)
        {
            left.Add((i, particles[i], [i]));
        }
        for (int node = particles.Length; left.Count > 0; node++)
        {
            Exclusive.Add([.. left.Select(jet => jet.Leaves)]);
            // left is in the order of nodes, so that the first of equal ones is the one with lowest nodes.
            var (a, b) = (0, -1);
            var best = (double.PositiveInfinity, double.PositiveInfinity);
            for (int i = 0; i < left.Count; i++)
            {
                Offer((Scale(left[i].P) * _reach, _reach), i, -1);
                for (int j = i + 1; j < left.Count; j++)
                {
                    double apart = Apart(left[i].P, left[j].P);
                    if (apart < _reach)
                    {
                        Offer((Math.Min(Scale(left[i].P), Scale(left[j].P)) * apart, apart), i, j);
                    }
                }
            }
            Distances.Add(best.Item1 * perReach);
            if (b < 0)
            {
                Inclusive.Add(left[a].Leaves);
            }
            else
            {
                left.Add((node, left[a].P + left[b].P, [.. left[a].Leaves, .. left[b].Leaves]));
                left.RemoveAt(b);
            }
            left.RemoveAt(a);

            void Offer((double, double) distance, int i, int j)
            {
                if (distance.CompareTo(best) < 0)
                {
                    (best, a, b) = (distance, i, j);
                }
            }
        }
    }

    private double Scale(P4 p)
    {
        double square = _isSphere ? p.E * p.E : p.Px * p.Px + p.Py * p.Py;
        return _power switch
        {
            1 => square,
            0 => 1,
            -1 => Math.Min(1 / square, 1e300),
            _ => Math.Min(1e300, Math.Pow(_power < 0 ? Math.Max(1e-300, square) : square, _power)),
        };
    }

    private double Apart(P4 p, P4 q)
    {
        if (_isSphere)
        {
            var (n, m) = (Direction(p), Direction(q));
            return Square(n.X - m.X) + Square(n.Y - m.Y) + Square(n.Z - m.Z);
        }
        double phi = Math.Abs(Phi(p) - Phi(q));
        phi = Math.Min(phi, Math.Tau - phi);
        return phi * phi + Square(Rapidity(p) - Rapidity(q));
    }

    private static double Square(double x) => x * x;         // rounded once, as Math.Pow is not

    private static double Phi(P4 p) => p.Pt == 0 ? 0
        : Math.Atan2(p.Py, p.Px) is var phi && phi < 0 ? (phi + Math.Tau) % Math.Tau : phi;

    private static double Rapidity(P4 p)
    {
        double pt2 = p.Px * p.Px + p.Py * p.Py;
        if (pt2 == 0 && p.E == Math.Abs(p.Pz))
        {
            return p.Pz < 0 ? -1e5 + p.Pz : 1e5 + p.Pz;
        }
        double plus = p.E + Math.Abs(p.Pz);
        double mt2 = Math.Max(pt2, pt2 + ((p.E + p.Pz) * (p.E - p.Pz) - pt2));
        double y = Math.Log(mt2 / (plus * plus)) / 2;
        return p.Pz < 0 ? y : -y;
    }

    private static (double X, double Y, double Z) Direction(P4 p)
    {
        double square = p.Px * p.Px + p.Py * p.Py + p.Pz * p.Pz;
        double scale = 1 / Math.Sqrt(square);
        return square > 0 ? (p.Px * scale, p.Py * scale, p.Pz * scale) : (0, 0, 1);
    }
}
