using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Running;

/// <summary>Looks after one running process: requests, limits, faults. Sends the signals that follow.</summary>
internal sealed class JobWatch(Site site, Job job, JobKind kind, string requestFile)
{
    private static readonly TimeSpan memoryStep = TimeSpan.FromMilliseconds(200);

    // A job that is released after a fault runs undisturbed.
    private readonly Queue<FaultRule> _faults = new(job.Faults.Where(rule => rule.IsDuringRun && job.Starts <= 1)
        .OrderBy(rule => rule.After));
    private readonly Queue<(int Signal, TimeSpan At)> _signals = new();
    private readonly TimeSpan? _limit = job.RunLimit * site.Minute;
    private TimeSpan? _warning = job.WarningSignal is null || job.RunLimit is null ? null
        : TimeSpan.FromSeconds(Math.Max(0, (job.RunLimit.Value - job.WarningTime) * site.Minute.TotalSeconds));
    private TimeSpan _nextMemory;
    private long _memory;
    private long _peak;
    private Ending? _ending;

    /// <summary>How the job ends without being started, if a fault without delay was drawn.</summary>
    internal Ending? AtOnce() =>
        _faults.TryPeek(out var rule) && rule.After == 0 && Strike(rule, null) is { } stop
            ? stop.Ending with { ExitCode = Killed(rule) } : null;

    internal void Look(ChildProcess child, TimeSpan elapsed)
    {
        if (elapsed >= _nextMemory)
        {
            _memory = ProcessTable.MemoryOf(child.Pid);
            _peak = Math.Max(_peak, _memory);
            _nextMemory = elapsed + memoryStep;
        }
        if (_warning < elapsed)
        {
            child.SendToGroup(Signals.Parse(job.WarningSignal!));
            _warning = null;
        }
        if (_ending is null && Decide(child, elapsed) is { } stop)
        {
            _ending = stop.Ending;
            foreach (var (signal, at) in stop.Signals)
            {
                _signals.Enqueue((signal, elapsed + at));
            }
        }
        while (_signals.TryPeek(out var next) && next.At <= elapsed)
        {
            child.SendToGroup(_signals.Dequeue().Signal);
            // A suspended process would never see it.
            child.SendToGroup(Signals.Continue);
        }
    }

    /// <summary>The ending of a process that has ended.</summary>
    internal Ending Ending(ChildProcess child) => (_ending ?? new Ending(EndingKind.Exit)) with
    {
        ExitCode = child.ExitCode,
        Signal = child.Signal,
        CpuSeconds = child.CpuSeconds,
        PeakKilobytes = Math.Max(_peak, child.PeakKilobytes),
    };

    private JobStop? Decide(ChildProcess child, TimeSpan elapsed)
    {
        if (File.Exists(requestFile))
        {
            var request = File.ReadAllText(requestFile);
            File.Delete(requestFile);
            return kind.Requested(request);
        }
        if (_faults.TryPeek(out var rule) && elapsed.TotalSeconds >= rule.After)
        {
            return Strike(_faults.Dequeue(), child);
        }
        if (elapsed >= _limit)
        {
            return kind.RunLimitReached();
        }
        return _memory > job.MemoryLimit ? kind.MemoryExceeded() : kind.Policy(elapsed, _memory);
    }

    private JobStop? Strike(FaultRule rule, ChildProcess? child)
    {
        var kill = (Signals.Kill, TimeSpan.Zero);
        return rule.Fault switch
        {
            FaultKind.Memory => kind.MemoryExceeded(),
            FaultKind.Time => kind.RunLimitReached(),
            FaultKind.Exit => new JobStop(new Ending(EndingKind.Exit) { ForcedExitCode = rule.Code ?? 1 }, kill),
            FaultKind.Hold => kind.Hold(child!),
            _ => new JobStop(new Ending(EndingKind.Vanish), kill),
        };
    }

    private static int Killed(FaultRule rule) => 128 + (rule.Fault == FaultKind.Time ? Signals.User2 : Signals.Kill);
}
