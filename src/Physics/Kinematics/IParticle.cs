namespace Heppy.Physics;

/// <summary>Anything with a momentum, as a record that is read from columns has it.</summary>
public interface IParticle
{
    /// <summary>Transverse momentum in GeV.</summary>
    float Pt { get; }

    /// <summary>Pseudorapidity.</summary>
    float Eta { get; }

    /// <summary>Azimuth in rad.</summary>
    float Phi { get; }

    /// <summary>Mass in GeV.</summary>
    float Mass { get; }
}
