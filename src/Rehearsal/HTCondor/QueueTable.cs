using System.Globalization;
using System.Text;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>The tables of condor_q: by batch, by job, of held jobs.</summary>
internal static class QueueTable
{
    internal static string Head(string host, DateTimeOffset now, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture,
        $"\n\n-- Schedd: {host} : <127.0.0.1:9618?... @ {TimeZoneInfo.ConvertTime(now, zone):MM/dd/yy HH:mm:ss}\n");

    /// <summary>A line per batch. The jobs are all of each cluster, finished ones too.</summary>
    internal static string Batches(IReadOnlyList<Job> jobs, TimeZoneInfo zone)
    {
        var hasHeld = jobs.Any(job => job.State == JobState.Held);
        var batches = jobs.GroupBy(job => job.Id).Where(batch => batch.Any(job => !job.IsFinished)).ToList();
        var owner = Math.Max(5, batches.Select(batch => batch.First().User.Length).DefaultIfEmpty().Max());
        var name = Math.Max(10, batches.Select(batch => Name(batch.First()).Length).DefaultIfEmpty().Max());
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"OWNER".PadRight(owner)} {"BATCH_NAME".PadRight(name)}    SUBMITTED   DONE   RUN    IDLE");
        text.Append(hasHeld ? "   HOLD  TOTAL JOB_IDS\n" : "  TOTAL JOB_IDS\n");
        foreach (var batch in batches)
        {
            var first = batch.First();
            text.Append(CultureInfo.InvariantCulture,
                $"{first.User.PadRight(owner)} {Name(first).PadRight(name)} {CondorText.Minute(first.Submitted, zone),12}");
            text.Append(Count(batch, 7, JobState.Done, JobState.Exited));
            text.Append(Count(batch, 7, JobState.Running, JobState.Suspended));
            text.Append(Count(batch, 7, JobState.Pending)).Append(hasHeld ? Count(batch, 7, JobState.Held) : "");
            text.Append(CultureInfo.InvariantCulture,
                $"{batch.Count(),7} {Ids([.. batch.Where(job => !job.IsFinished)])}\n");
        }
        return text.ToString();
    }

    /// <summary>-nobatch: a line per job.</summary>
    internal static string Jobs(IReadOnlyList<Job> jobs, DateTimeOffset now, TimeZoneInfo zone) =>
        " ID      OWNER            SUBMITTED     RUN_TIME ST PRI SIZE CMD\n"
        + string.Concat(jobs.Select(job => string.Create(CultureInfo.InvariantCulture,
            $"{Start(job)} {CondorText.Minute(job.Submitted, zone)} {CondorText.Duration(RunTime(job, now)),12} "
            + $"{Letter(job),-2} {0,-3} {job.PeakKilobytes / 1024.0,4:F1} {job.Command}\n")));

    /// <summary>-hold: a line per held job with the reason.</summary>
    internal static string Held(IReadOnlyList<Job> jobs, TimeZoneInfo zone) =>
        " ID      OWNER          HELD_SINCE  HOLD_REASON\n"
        + string.Concat(jobs.Select(job => $"{Start(job)} {CondorText.Minute(job.Since, zone)} {job.Reason}\n"));

    /// <summary>Total for query: 19 jobs; ...</summary>
    internal static string Totals(IReadOnlyList<Job> shown, IReadOnlyList<Job> all, string user) =>
        $"\nTotal for query: {Counts(shown)} \nTotal for {user}: {Counts(all)} \nTotal for all users: {Counts(all)}\n\n";

    internal static char Letter(Job job) =>
        " IRXCH S"[(int)CondorText.Status(job)] is var letter && letter == ' ' ? 'S' : letter;

    internal static string Start(Job job) =>
        string.Create(CultureInfo.InvariantCulture, $"{job.Id,4}.{job.Index,-3} {job.User,-14}");

    internal static TimeSpan RunTime(Job job, DateTimeOffset now) =>
        job.Started is { } start ? (job.Ended ?? (job.IsStarted ? now : start)) - start : TimeSpan.Zero;

    private static string Name(Job job) => job.Description.ContainsKey("JobBatchName") ? job.Name
        : string.Create(CultureInfo.InvariantCulture, $"ID: {job.Id}");

    private static string Count(IEnumerable<Job> batch, int width, params JobState[] states)
    {
        var count = batch.Count(job => states.Contains(job.State));
        return (count == 0 ? "_" : count.ToString(CultureInfo.InvariantCulture)).PadLeft(width);
    }

    private static string Ids(IReadOnlyList<Job> jobs)
    {
        var (first, last) = (jobs[0], jobs[^1]);
        return jobs.Count == 1 ? first.Label
            : last.Index - first.Index == jobs.Count - 1
                ? $"{first.Label}-{last.Index.ToString(CultureInfo.InvariantCulture)}"
            : $"{first.Label} ... {last.Label}";
    }

    private static string Counts(IReadOnlyList<Job> jobs)
    {
        int Of(params JobState[] states) => jobs.Count(job => states.Contains(job.State));
        return string.Create(CultureInfo.InvariantCulture,
            $"{jobs.Count} jobs; {Of(JobState.Done, JobState.Exited)} completed, "
            + $"{Of(JobState.Removed)} removed, {Of(JobState.Pending)} idle, {Of(JobState.Running)} running, "
            + $"{Of(JobState.Held)} held, {Of(JobState.Suspended)} suspended");
    }
}
