namespace Heppy.Physics;

/// <summary>A particle of known kind.</summary>
public interface IIdentified
{
    /// <summary>
    /// Code of the Monte Carlo particle numbering scheme, see <see cref="Pdg"/>; negative for antiparticles.
    /// </summary>
    int PdgId { get; }
}
