using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Running;

/// <summary>How a job ended, and what that costs.</summary>
internal sealed record Ending(EndingKind Kind, string? Reason = null, int ReasonCode = 0, int ReasonSubCode = 0)
{
    /// <summary>The exit code that is recorded whatever the process returned.</summary>
    internal int? ForcedExitCode { get; init; }

    internal int ExitCode { get; init; }
    internal int Signal { get; init; }
    internal double CpuSeconds { get; init; }
    internal long PeakKilobytes { get; init; }

    /// <summary>The job as it is recorded.</summary>
    internal Job Record(Job job, DateTimeOffset now)
    {
        var code = ForcedExitCode ?? ExitCode;
        // A process that ends well after the signal of its run limit is done; one that was killed on request is not.
        var isDone = code == 0 && Reason != "TERM_OWNER";
        return job with
        {
            State = Kind switch
            {
                EndingKind.Hold => JobState.Held,
                EndingKind.Remove => JobState.Removed,
                EndingKind.Requeue => JobState.Pending,
                _ => isDone ? JobState.Done : JobState.Exited,
            },
            Since = now,
            Ended = now,
            ExitCode = code,
            Signal = ForcedExitCode is null && Signal != 0 ? Signal : null,
            Reason = Reason,
            ReasonCode = ReasonCode,
            ReasonSubCode = ReasonSubCode,
            CpuSeconds = CpuSeconds,
            PeakKilobytes = Math.Max(PeakKilobytes, job.PeakKilobytes),
        };
    }
}
