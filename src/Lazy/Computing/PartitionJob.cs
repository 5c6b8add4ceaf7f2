using System.Text.Json.Serialization;

namespace Heppy.Lazy.Computing;

/// <summary>A job of a pool: one pass over one partition.</summary>
/// <param name="Run">Name of the computation.</param>
/// <param name="Partition">Number of the partition.</param>
/// <param name="Builder">How to make the graph, where the job is in another process.</param>
/// <param name="Results">Numbers of the results in the graph.</param>
/// <param name="Fingerprint">Of the graph.</param>
/// <param name="Events">The partition, of events.</param>
internal sealed record PartitionJob(string Run, int Partition, BuilderCall? Builder, int[] Results, string Fingerprint, EventPartition? Events)
{
    /// <summary>The graph itself, where the job is in this process.</summary>
    [JsonIgnore]
    public IReadOnlyList<LazyResult>? Here { get; init; }

    /// <summary>Ends the job early, where it is in this process.</summary>
    [JsonIgnore]
    public StopSignal? Stop { get; init; }

    /// <summary>A name for a file of this partition; of each attempt another one.</summary>
    /// <param name="path">The file that it becomes part of.</param>
    internal string PartOf(string path) => WholeFile.PathOf(path, Run, $"{Partition}-{Guid.NewGuid():N}");
}
