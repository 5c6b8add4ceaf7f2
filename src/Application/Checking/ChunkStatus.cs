using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>A chunk as it is found.</summary>
/// <param name="Path">Its directory, as one would type it.</param>
/// <param name="Component">Its component.</param>
/// <param name="Condition">What is to be thought of it.</param>
/// <param name="Detail">Why; may be empty.</param>
/// <param name="Job">What is known of its jobs, or null where that does not matter.</param>
/// <param name="IsDone">Whether nothing is left to do for its events.</param>
internal sealed record ChunkStatus(string Path, string Component, ChunkCondition Condition, string Detail, JobReport? Job = null, bool IsDone = false)
{
    /// <summary>The condition in words.</summary>
    internal string Words => Condition switch
    {
        ChunkCondition.EndedByAnalysis => "ended by analysis",
        ChunkCondition.NeverCreated => "does not exist",
        ChunkCondition.NeverSubmitted => "not sealed",
        ChunkCondition.Refused => "not submitted",
        ChunkCondition.Ended => "ended unsealed",
        ChunkCondition.OutOfMemory => "out of memory",
        ChunkCondition.OutOfTime => "out of time",
        ChunkCondition.NodeFailure => "node failure",
        _ => Condition.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether its job waits or runs as it should.</summary>
    internal bool IsUnderWay => Condition is ChunkCondition.Pending or ChunkCondition.Running;
}
