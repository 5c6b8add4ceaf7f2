using System.Diagnostics;
using Heppy.Storage;

namespace Heppy;

/// <summary>How a chunk came to its end, and what it took.</summary>
internal sealed record ChunkEnd(ChunkState State, string? Reason, DateTimeOffset Started, TimeSpan Wall, TimeSpan Cpu)
{
    /// <summary>The seal that vouches for its results.</summary>
    internal Seal Seal(
        Plan plan, ChunkTask task, string directory, string digest, Summary summary, IReadOnlyList<EntryRange> done, IEnumerable<AnalyzerStatistics> statistics) => new()
        {
            RunId = task.RunId,
            Component = task.Component,
            Chunk = directory,
            ChunkDigest = digest,
            State = State switch { ChunkState.Complete => SealState.Complete, ChunkState.Stopped => SealState.Stopped, _ => SealState.EndedByAnalysis },
            StopReason = State == ChunkState.Complete ? null : Reason,
            EntriesExpected = task.Ranges.Sum(r => r.Sum(s => s.Count)),
            EntriesRead = summary.Events,
            EntriesSelected = summary.Selected,
            RangesDone = done,
            SumOfWeights = summary.SumOfWeights,
            SumOfWeights2 = summary.SumOfWeights2,
            Schema = Fingerprint.Of(summary.Results),
            Configuration = plan.Configuration,
            Tool = plan.Tool,
            Inputs = [.. task.Files.Select(f => new SealedInput(f.Path, f.Size, f.Digest))],
            Host = Environment.MachineName,
            Started = Started,
            Times = [.. statistics.Select(t => new AnalyzerTime(t.Name, t.Processed, t.Passed, t.Timed, t.Time.TotalSeconds))],
            WallSeconds = Wall.TotalSeconds,
            CpuSeconds = Cpu.TotalSeconds,
            PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
        };
}
