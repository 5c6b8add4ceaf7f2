namespace Heppy.Physics;

/// <summary>Rapidity and azimuth.</summary>
internal readonly struct Cylinder(double[] rapidity, double[] phi) : IJetGeometry
{
    public void Place(int slot, in P4 momentum)
    {
        rapidity[slot] = JetCoordinates.Rapidity(momentum);
        phi[slot] = JetCoordinates.Azimuth(momentum);
    }

    public double Distance(int a, int b)
    {
        double turn = Math.Abs(phi[a] - phi[b]);
        turn = turn > Math.PI ? Math.Tau - turn : turn;
        double along = rapidity[a] - rapidity[b];
        return turn * turn + along * along;
    }

    public double SquaredScale(in P4 momentum) => momentum.Px * momentum.Px + momentum.Py * momentum.Py;
}
