using System.Text.Json.Serialization;
using Heppy.Physics;

namespace Heppy;

/// <summary>What was processed of a component, and what it counts: <c>summary.json</c>, part of the results.</summary>
public sealed record Summary
{
    /// <summary>Version of heppy that wrote it; null before 0.1.0.</summary>
    public string? Heppy { get; init; }

    /// <summary>Name of the component.</summary>
    public required string Component { get; init; }

    /// <summary><c>data</c>, <c>mc</c>, <c>embed</c> or <c>generated</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Events read.</summary>
    public required long Events { get; init; }

    /// <summary>Events that passed all analyzers.</summary>
    public required long Selected { get; init; }

    /// <summary>Events of the component.</summary>
    public required long EventsTotal { get; init; }

    /// <summary>Why fewer events were read than there are, or null: <c>first 1,000 (-N)</c>, <c>3 chunks missing (--allow-partial)</c>.</summary>
    public string? Partial { get; init; }

    /// <summary>Sum of generator weights of the events read, before any cut: the number, then what is left of the exact sum.</summary>
    public required double[] SumOfWeights { get; init; }

    /// <summary>Sum of their squares, in the same form.</summary>
    public required double[] SumOfWeights2 { get; init; }

    /// <summary>
    /// Sum of generator weights of the full sample as the configuration or a tree gives it, or the part of it for the events that were read: it divides in
    /// <see cref="Scale"/>. Null where the counted sum does.
    /// </summary>
    public double? SampleSumOfWeights { get; init; }

    /// <summary>Cross section in pb, where there is one.</summary>
    public double? CrossSection { get; init; }

    /// <summary>Integrated luminosity in 1/pb.</summary>
    public double? Luminosity { get; init; }

    /// <summary>The factor from sums of weights to expected events; not applied to anything in this directory.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The run and component that the input files come from, if they come from one.</summary>
    public SourceRun? Source { get; init; }

    /// <summary>How many events each analyzer saw and let through, in the order of the sequence.</summary>
    public required IReadOnlyList<AnalyzerCount> Analyzers { get; init; }

    /// <summary>How many luminosity sections were processed, by analyzer; null if none collects them.</summary>
    public IReadOnlyList<LumiCount>? Lumis { get; init; }

    /// <summary>The results, in the order of the sequence.</summary>
    public required IReadOnlyList<ResultIndex> Results { get; init; }

    /// <summary>Whether all events of the component were read, and of the run that it was made from.</summary>
    [JsonIgnore]
    public bool IsWhole => Events == EventsTotal && Partial is null;

    /// <summary>A sum as it is stored.</summary>
    internal static double[] Expansion(ReproducibleSums sums, int index) => [sums.Value(index), .. sums.Remainders(index)];
}
