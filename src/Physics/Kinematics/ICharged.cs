namespace Heppy.Physics;

/// <summary>A particle with an electric charge.</summary>
public interface ICharged : IParticle
{
    /// <summary>Charge in units of the positron's.</summary>
    int Charge { get; }
}
