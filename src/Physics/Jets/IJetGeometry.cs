namespace Heppy.Physics;

/// <summary>Where particles are and how far from each other; a struct, so that the loops over pairs are compiled
/// for it.</summary>
internal interface IJetGeometry
{
    /// <summary>Puts the momentum of a slot into coordinates.</summary>
    void Place(int slot, in P4 momentum);

    /// <summary>Squared distance between two slots, not divided by the radius; symmetric to the last
    /// bit.</summary>
    double Distance(int a, int b);

    /// <summary>What to the power p is the momentum scale: pt² or E².</summary>
    double SquaredScale(in P4 momentum);
}
