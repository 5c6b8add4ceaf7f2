using Heppy.Storage;

namespace Heppy.Batch;

/// <summary>Finds out what became of submitted work directories: ledgers first, then the queue, then the accounting, then what the jobs said.</summary>
/// <param name="files">File operations.</param>
/// <param name="runner">Runs the systems' commands.</param>
/// <param name="time">Clock.</param>
/// <param name="grace">How long a job may be missing, or have ended without its result being visible, before it counts as lost.</param>
/// <remarks>Needs no memory of its own: whatever it learns that will not change is put into the ledgers.</remarks>
public sealed class JobWatch(IFileLayer files, CommandRunner runner, TimeProvider time, TimeSpan grace)
{
    /// <summary>Whether it also looks for jobs that no ledger knows of: scripts that somebody has submitted by hand.</summary>
    public bool FindsByHand { get; init; }

    /// <summary>Reports on directories that are not done.</summary>
    /// <param name="directories">The directories.</param>
    /// <returns>A report for each, in the same order.</returns>
    public IReadOnlyList<JobReport> Report(IReadOnlyList<string> directories)
    {
        ArgumentNullException.ThrowIfNull(directories);
        var sites = new AskedSites(runner);
        WatchedJob[] jobs = [.. directories.Select(d => new WatchedJob(files, d, sites.TellsIds))];
        Look(sites, jobs);
        if (FindsByHand)
        {
            var byHand = new JobsByHand(sites, time);
            Look(sites, byHand.Adopt([.. jobs.Where(j => j.IsIdle)]));
            byHand.Doubt();
        }

        return [.. jobs.Select(j => j.Report)];
    }

    private void Look(AskedSites sites, WatchedJob[] jobs)
    {
        foreach (IGrouping<string, (WatchedJob Job, JobAttempt Attempt)> site in jobs.SelectMany(j => j.ToAsk.Select(a => (j, a))).GroupBy(p => p.a.Site))
        {
            if (site.Key != "unknown")
            {
                Ask(sites, site.Key, [.. site]);
            }
        }

        DateTimeOffset now = time.GetUtcNow();
        Array.ForEach(jobs, j => j.Conclude(now, grace));
    }

    private static void Ask(AskedSites sites, string name, (WatchedJob Job, JobAttempt Attempt)[] asked)
    {
        if (sites.Find(name, out string problem) is not { } queue)
        {
            // A profile that is gone or has a mistake says nothing about the jobs, and nothing about other chunks.
            foreach ((WatchedJob job, JobAttempt attempt) in asked)
            {
                job.Hear(attempt, new JobAnswer(null, problem));
            }

            return;
        }

        (WatchedJob Job, JobAttempt Attempt)[] far = queue.RunsHere ? [.. asked.Where(p => p.Attempt.Host is { } host && host != Environment.MachineName)] : [];
        foreach ((WatchedJob job, JobAttempt attempt) in far.Where(p => !p.Job.HasEnded(p.Attempt)))
        {
            // Its processes cannot be seen from here.
            job.Hear(attempt, new JobAnswer(null, $"it was started on {attempt.Host}: look from there; if that machine is gone, remove {Path.Combine(job.Directory, JobLedger.FileName)} and .job beside it"));
        }

        (WatchedJob Job, JobAttempt Attempt)[] near = [.. asked.Except(far)];
        foreach ((WatchedJob job, JobAttempt attempt) in near.Where(p => p.Attempt.Id is null))
        {
            job.Hear(attempt, queue.ByName(attempt.Name, attempt.Task));
        }

        foreach ((string id, JobAnswer answer) in queue.ByIds([.. near.Where(p => p.Attempt.Id is not null).Select(p => p.Attempt.Id!).Distinct()]))
        {
            foreach ((WatchedJob job, JobAttempt attempt) in near.Where(p => p.Attempt.Id == id))
            {
                job.Hear(attempt, answer);
            }
        }
    }
}
