using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>Looks at a run again and again.</summary>
/// <param name="run">The run.</param>
/// <param name="shown">Its directory as it was typed.</param>
/// <param name="time">Tells the time.</param>
internal sealed class StatusTracker(RunDirectory run, string shown, TimeProvider time)
{
    /// <summary>A rate is that of so many seconds, once it was looked at for so long.</summary>
    private const double Window = 60;

    private readonly RunStatus _status = RunStatus.Of(run, shown);
    private readonly Queue<(DateTimeOffset Time, long Done)> _seen = [];

    /// <summary>The plan of the run.</summary>
    internal Plan Plan => _status.Plan;

    /// <summary>How it is now.</summary>
    internal RunSnapshot Look()
    {
        IReadOnlyList<ChunkStatus> chunks = _status.Chunks();
        var directories = new RunChunks(Workspace.Files, run.Path, Plan);
        List<ComponentSnapshot> components = [];
        List<Seal> seals = [];
        foreach (PlannedComponent component in Plan.Components)
        {
            RunChunk[] parts = [.. directories.Of(component)];
            ChunkStatus[] of = [.. chunks.Where(c => c.Component == component.Name)];
            seals.AddRange(parts.Select(p => p.Seal).OfType<Seal>());
            // Those that heppy-hadd -c has put away are done.
            long done = directories.IsPutAway(component) ? component.Entries : parts.Sum(p => p.Seal?.EntriesRead ?? 0);
            components.Add(new ComponentSnapshot(component.Name, done, component.Entries, of));
        }

        var snapshot = new RunSnapshot(Path.GetFileName(run.Path), components, chunks, ChunkFailures.Of(run.Path, chunks), null);
        return snapshot with { Rate = snapshot.IsUnderWay ? Rate(snapshot.Done, seals) : null };
    }

    /// <summary>Events per second: as seen in the last minute, or before that what was done since this runner, or the first chunk, began.</summary>
    private double? Rate(long done, List<Seal> seals)
    {
        DateTimeOffset now = time.GetUtcNow();
        _seen.Enqueue((now, done));
        while (_seen.Count > 2 && (now - _seen.Peek().Time).TotalSeconds > Window)
        {
            _seen.Dequeue();
        }

        (DateTimeOffset since, long before) = _seen.Peek();
        if ((now - since).TotalSeconds >= Window / 2 && done > before)
        {
            return (done - before) / (now - since).TotalSeconds;
        }

        DateTimeOffset begun = RunLock.HolderOf(run.Path) is not null ? File.GetLastWriteTimeUtc(Path.Combine(run.Path, ".lock")) : DateTimeOffset.MinValue;
        Seal[] recent = [.. seals.Where(s => s.Started >= begun)];
        double seconds = recent.Length == 0 ? 0 : (now - (begun > DateTimeOffset.MinValue ? begun : recent.Min(s => s.Started))).TotalSeconds;
        return seconds > 0 ? recent.Sum(s => s.EntriesRead) / seconds : null;
    }
}
