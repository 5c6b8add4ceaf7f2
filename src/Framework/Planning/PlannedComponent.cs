using System.Text.Json.Serialization;

namespace Heppy;

/// <summary>A component as it is going to be processed.</summary>
public sealed record PlannedComponent
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary><c>data</c>, <c>mc</c>, <c>embed</c> or <c>generated</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its files, in order.</summary>
    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>Entries to process: all, or the first <c>-N</c>.</summary>
    public required long Entries { get; init; }

    /// <summary>Entries of all files.</summary>
    public required long EntriesTotal { get; init; }

    /// <summary>Cross section in pb, where there is one.</summary>
    public double? CrossSection { get; init; }

    /// <summary>Integrated luminosity in 1/pb: its own for data, that of the run for simulation.</summary>
    public double? Luminosity { get; init; }

    /// <summary>Sum of generator weights given by the configuration, or by the tree that it names, in place of the counted one.</summary>
    public double? SumOfWeights { get; init; }

    /// <summary>Constant factor besides cross section and luminosity.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Its trigger paths, wildcards expanded to the columns of its files.</summary>
    public IReadOnlyList<string> Triggers { get; init; } = [];

    /// <summary>The other run its files come from.</summary>
    public SourceRun? Source { get; init; }

    /// <summary>Its chunks, in entry order.</summary>
    public required IReadOnlyList<PlannedChunk> Chunks { get; init; }

    /// <summary>Name of a chunk's directory: that of the component where it is not split.</summary>
    /// <param name="index">Number of the chunk.</param>
    public string DirectoryOf(int index) => Chunks.Count == 1 && index == 0 ? Name : $"{Name}_Chunk{index}";

    /// <summary>Whether it is simulation that can be scaled to a luminosity.</summary>
    [JsonIgnore]
    public bool IsScaled => CrossSection is not null && Luminosity is not null && Kind is not "data" and not "embed";

    /// <summary>The sum of weights that was given, or the part of it for so many events; null where it is counted.</summary>
    /// <param name="events">Events that were read.</param>
    public double? GivenSum(long events) => events == EntriesTotal ? SumOfWeights : SumOfWeights * events / EntriesTotal;

    /// <summary>The factor from sums of weights to expected events.</summary>
    /// <param name="sumOfWeights">Sum of generator weights over the events that were read.</param>
    /// <param name="events">Number of these events: where not all were read, they stand for that part of a sum that was given.</param>
    public double Scale(double sumOfWeights, long events)
    {
        double denominator = GivenSum(events) ?? sumOfWeights;
        return !IsScaled ? 1 : denominator == 0 ? 0 : CrossSection!.Value * Luminosity!.Value * Factor / denominator;
    }
}
