namespace Heppy.Physics;

/// <summary>What the kinematics need to know of a particle; users' own records implement it.</summary>
public interface IParticle
{
    /// <summary>Transverse momentum in GeV.</summary>
    float Pt { get; }

    /// <summary>Pseudorapidity.</summary>
    float Eta { get; }

    /// <summary>Azimuth in rad, any turn.</summary>
    float Phi { get; }

    /// <summary>Mass in GeV.</summary>
    float Mass { get; }
}
