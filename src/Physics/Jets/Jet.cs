namespace Heppy.Physics;

/// <summary>A jet: its four-momentum, and its place in the clustering that found it.</summary>
/// <remarks>Its kinematics are in double precision; as an <see cref="IParticle"/> it can be matched, paired and
/// selected like any particle, in the single precision of those.</remarks>
public readonly record struct Jet : IParticle
{
    internal Jet(P4 p4, int node, int count, int first, long clustering)
    {
        (P4, Node, Count) = (p4, node, count);
        (First, Clustering) = (first, clustering);
    }

    /// <summary>The sum of the four-momenta of its particles.</summary>
    public P4 P4 { get; }

    /// <summary>Number of particles in it.</summary>
    public int Count { get; }

    /// <summary>Transverse momentum in GeV.</summary>
    public double Pt => P4.Pt;

    /// <summary>Energy in GeV.</summary>
    public double E => P4.E;

    /// <summary>Pseudorapidity; infinite along the beam, NaN for zero momentum.</summary>
    public double Eta => P4.Eta;

    /// <summary>Rapidity as the clustering takes it: finite, beyond ±100000 along the beam without
    /// mass; a negative mass squared counts as 0.</summary>
    public double Rapidity => JetCoordinates.Rapidity(P4);

    /// <summary>Azimuth in rad, in (-pi, pi].</summary>
    public double Phi => P4.Phi;

    /// <summary>Invariant mass in GeV, negative for a negative square.</summary>
    public double Mass => P4.Mass;

    float IParticle.Pt => (float)Pt;

    float IParticle.Eta => (float)Eta;

    float IParticle.Phi => (float)Phi;

    float IParticle.Mass => (float)Mass;

    /// <summary>Lowest index of its particles, which breaks ties.</summary>
    internal int First { get; }

    /// <summary>Node of the clustering's tree.</summary>
    internal int Node { get; }

    /// <summary>Which event of which clustering.</summary>
    internal long Clustering { get; }
}
