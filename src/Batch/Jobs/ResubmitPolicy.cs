using System.Globalization;

namespace Heppy.Batch;

/// <summary>Decides whether a work directory is submitted again, and with what requests.</summary>
public sealed record ResubmitPolicy
{
    /// <summary>Submissions of one directory, all in all.</summary>
    public int MaximumAttempts { get; init; } = 5;

    /// <summary>Failures with the same cause after which it is no use.</summary>
    public int SameCause { get; init; } = 3;

    /// <summary>The most memory that is asked for, in MiB.</summary>
    public long MaximumMemory { get; init; } = 16_000;

    /// <summary>The longest time that is asked for.</summary>
    public TimeSpan MaximumTime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Decides.</summary>
    /// <param name="report">What is known of the directory.</param>
    /// <param name="causes">Causes of the failures so far, as the jobs told them.</param>
    public ResubmitDecision Decide(JobReport report, IReadOnlyList<string> causes)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(causes);
        JobRequests before = report.Attempts.Count > 0 ? report.Attempts[^1].Requests : JobRequests.None;
        if (report.MayLive)
        {
            return new ResubmitDecision(false, before, report.Situation == JobSituation.Unknown ? "its job may live" : "its job lives");
        }

        if (report.Doubt is { } doubt)
        {
            return new ResubmitDecision(false, before, doubt);
        }

        if (report.Attempts.Count >= MaximumAttempts)
        {
            return new ResubmitDecision(false, before, Text($"{report.Attempts.Count} attempts are the limit (--max-attempts)"));
        }

        if (causes.Count >= SameCause && causes[^1].Length > 0 && causes.TakeLast(SameCause).Distinct().Count() == 1)
        {
            return new ResubmitDecision(false, before, Text($"it failed {SameCause} times in the same way"));
        }

        return report.Situation switch
        {
            JobSituation.OutOfMemory => MoreMemory(report, before),
            JobSituation.OutOfTime => MoreTime(before),
            _ => new ResubmitDecision(true, before, ""),
        };
    }

    private ResubmitDecision MoreMemory(JobReport report, JobRequests before)
    {
        if ((before.Memory ?? report.Attempts[^1].Last?.PeakMemory) is not { } had)
        {
            return new ResubmitDecision(true, before, "no memory was asked for: give --memory");
        }

        long more = Math.Min((had * 3 + 1) / 2, MaximumMemory);
        return more > had
            ? new ResubmitDecision(true, before with { Memory = more }, Text($"memory {had} -> {more} MB"))
            : new ResubmitDecision(false, before, Text($"{had} MB is the limit (--max-memory)"));
    }

    private ResubmitDecision MoreTime(JobRequests before)
    {
        if (before.Time is not { } had)
        {
            return new ResubmitDecision(true, before, "no time was asked for: give --time");
        }

        TimeSpan more = had * 2 < MaximumTime ? had * 2 : MaximumTime;
        return more > had
            ? new ResubmitDecision(true, before with { Time = more }, $"time {Text(had)} -> {Text(more)}")
            : new ResubmitDecision(false, before, $"{Text(had)} is the limit (--max-time)");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Text(TimeSpan time) => time.ToString(time.TotalDays >= 1 ? "d\\.hh\\:mm\\:ss" : "hh\\:mm\\:ss", CultureInfo.InvariantCulture);
}
