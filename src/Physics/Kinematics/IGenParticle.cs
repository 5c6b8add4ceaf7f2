namespace Heppy.Physics;

/// <summary>A generated particle that knows where it comes from: NanoAOD's <c>GenPart</c>.</summary>
public interface IGenParticle : IParticle, IIdentified
{
    /// <summary>Index of its mother in the list, or -1: <c>GenPart_genPartIdxMother</c>.</summary>
    int MotherIndex { get; }

    /// <summary>Status of the generator; 1 is a particle that does not decay.</summary>
    int Status { get; }
}
