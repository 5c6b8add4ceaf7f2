using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>Events from a generator instead of files: ranges of event numbers, each event computed from its number alone.</summary>
/// <param name="name">Filled in by the compiler: the name of the variable.</param>
public sealed class GeneratedComponent([CallerMemberName] string name = "") : Component(name)
{
    /// <summary>Makes the events. Event number i must depend on i only, or results would depend on the splitting.</summary>
    public required IEventGenerator Generator { get; init; }

    /// <summary>Number of events, at least 0.</summary>
    public required long Events { get; init; }

    /// <summary>Cross section in pb, or null if the sample is never scaled.</summary>
    public double? CrossSection { get; init; }

    /// <summary>Column with the generator weight, or null where every event counts 1.</summary>
    public string? GeneratorWeight { get; init; }

    /// <inheritdoc/>
    public override string? EventWeight => GeneratorWeight;

    /// <inheritdoc/>
    public override double Scale(double luminosity, double sumOfWeights) =>
        CrossSection is { } sigma && sumOfWeights != 0 ? sigma * (Luminosity ?? luminosity) / sumOfWeights : 1;
}
