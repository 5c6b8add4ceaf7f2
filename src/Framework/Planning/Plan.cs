using System.Text.Json.Serialization;

namespace Heppy;

/// <summary>What a run is going to do, decided before anything starts; <c>plan.json</c>.</summary>
public sealed record Plan
{
    /// <summary>Identity of the run: new with every <c>-f</c>.</summary>
    public required string RunId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Fingerprint of the configuration.</summary>
    public required string Configuration { get; init; }

    /// <summary>Fingerprint of the tools.</summary>
    public required string Tool { get; init; }

    /// <summary>The <c>-N</c> that it was made with.</summary>
    public long? Limit { get; init; }

    /// <summary>File format of ntuples and skims.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TreeFormat Trees { get; init; }

    /// <summary>Ranges of automatic axes, by <c>analyzer/histogram/axis</c>.</summary>
    public SortedDictionary<string, double[]> AxisRanges { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What was noticed while it was made; null for nothing, and in plans of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>The components, in the order of the configuration.</summary>
    public required IReadOnlyList<PlannedComponent> Components { get; init; }

    /// <summary>All chunks with their components, in order.</summary>
    /// <returns>Component, chunk, and name of the chunk's directory.</returns>
    public IEnumerable<(PlannedComponent Component, PlannedChunk Chunk, string Directory)> Chunks() =>
        Components.SelectMany(c => c.Chunks.Select(k => (c, k, c.DirectoryOf(k.Index))));
}
