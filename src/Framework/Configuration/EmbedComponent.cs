using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>Recorded collisions in which some particles are replaced by simulated ones: weighted, but not scaled.</summary>
/// <param name="name">Filled in by the compiler: the name of the variable.</param>
public sealed class EmbedComponent([CallerMemberName] string name = "") : Component(name)
{
    /// <summary>Certified luminosity sections ("golden JSON"), relative to the configuration; null to accept all.</summary>
    public string? LumiMask { get; init; }

    /// <summary>Column with the weight of an event, or null.</summary>
    public string? GeneratorWeight { get; init; }

    /// <inheritdoc/>
    public override string? EventWeight => GeneratorWeight;
}
