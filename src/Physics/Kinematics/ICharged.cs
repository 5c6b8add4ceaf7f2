namespace Heppy.Physics;

/// <summary>A particle with a charge.</summary>
public interface ICharged : IParticle
{
    /// <summary>Charge in units of that of the positron.</summary>
    int Charge { get; }
}
