using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>Simulated collisions, scaled to a luminosity by cross section and generator weights.</summary>
/// <param name="name">Filled in by the compiler: the name of the variable.</param>
public sealed class MCComponent([CallerMemberName] string name = "") : Component(name)
{
    /// <summary>Cross section times branching fractions and filter efficiency, in pb.</summary>
    public required double CrossSection { get; init; }

    /// <summary>Column with the generator weight; null where every event counts 1, or empty if that is meant although the files have a <c>genWeight</c>.</summary>
    public string? GeneratorWeight { get; init; }

    /// <summary>
    /// Sum of generator weights of the full sample, only where the files are skims of it: a number, or <c>SumOfWeights.From("Runs", "genEventSumw")</c>.
    /// Otherwise counted by the loop.
    /// </summary>
    /// <remarks>Where only a part of the events was read, that part of it counts.</remarks>
    public SumOfWeights? SumOfWeights { get; init; }

    /// <summary>Events of the full sample, all of weight 1: only where the files are skims of it.</summary>
    public long? GeneratedEvents { get; init; }

    /// <summary>Factor for a known difference of the selection efficiency between simulation and data.</summary>
    public double EfficiencyCorrection { get; init; } = 1;

    /// <summary>Any further constant factor.</summary>
    public double ExtraWeight { get; init; } = 1;

    /// <inheritdoc/>
    public override string? EventWeight => GeneratorWeight is { Length: > 0 } ? GeneratorWeight : null;

    /// <inheritdoc/>
    /// <remarks>
    /// CrossSection * luminosity * EfficiencyCorrection * ExtraWeight / sum of weights. heppy's Weight.GetWeight divides by
    /// genEff = 1 / effCorrFactor, which is the same. Where the sum of weights comes from the files, it is <paramref name="sumOfWeights"/> here.
    /// </remarks>
    public override double Scale(double luminosity, double sumOfWeights)
    {
        double denominator = SumOfWeights?.Value ?? GeneratedEvents ?? sumOfWeights;
        return denominator == 0 ? 0 : CrossSection * (Luminosity ?? luminosity) * EfficiencyCorrection * ExtraWeight / denominator;
    }
}
