using Heppy.Reports;

namespace Heppy.Commands;

/// <summary>How a run is at a moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Components">Its components, in the order of the plan.</param>
/// <param name="Chunks">All chunks.</param>
/// <param name="Failures">Chunks that failed, those of the same cause together.</param>
/// <param name="Rate">Events per second, or null where that is not known.</param>
internal sealed record RunSnapshot(string Name, IReadOnlyList<ComponentSnapshot> Components, IReadOnlyList<ChunkStatus> Chunks, IReadOnlyList<FailureGroup> Failures, double? Rate)
{
    /// <summary>Events in sealed chunks.</summary>
    internal long Done => Components.Sum(c => c.Done);

    /// <summary>Events that are to be processed.</summary>
    internal long Events => Components.Sum(c => c.Events);

    /// <summary>Whether chunks wait or are being processed, or that cannot be known.</summary>
    internal bool IsUnderWay => Chunks.Any(c => c.IsUnderWay || c.Condition == ChunkCondition.Unknown);

    /// <summary>Whether everything is done.</summary>
    internal bool IsDone => Chunks.All(c => c.IsDone);

    /// <summary>Whether chunks are neither done nor under way.</summary>
    internal bool HasBad => Chunks.Any(c => !c.IsDone && !c.IsUnderWay && c.Condition != ChunkCondition.Unknown);

    /// <summary>Seconds until everything is done, at the rate so far; null where that is not known.</summary>
    internal double? SecondsLeft => IsUnderWay && Rate > 0 ? (Events - Done) / Rate : null;

    /// <summary>The state in a word.</summary>
    internal string Word => IsDone ? "done" : IsUnderWay ? "under way" : "stopped";
}
