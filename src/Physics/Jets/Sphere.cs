namespace Heppy.Physics;

/// <summary>Directions; the squared distance is 2 (1 - cos θ), the square of the chord, which small angles do
/// not spoil.</summary>
internal readonly struct Sphere(double[] x, double[] y, double[] z) : IJetGeometry
{
    public void Place(int slot, in P4 momentum)
    {
        double square = momentum.Px * momentum.Px + momentum.Py * momentum.Py + momentum.Pz * momentum.Pz;
        double scale = 1 / Math.Sqrt(square);
        (x[slot], y[slot], z[slot]) = square > 0
            ? (momentum.Px * scale, momentum.Py * scale, momentum.Pz * scale)
            : (0, 0, 1);
    }

    public double Distance(int a, int b)
    {
        double dx = x[a] - x[b];
        double dy = y[a] - y[b];
        double dz = z[a] - z[b];
        return dx * dx + dy * dy + dz * dz;
    }

    public double SquaredScale(in P4 momentum) => momentum.E * momentum.E;
}
