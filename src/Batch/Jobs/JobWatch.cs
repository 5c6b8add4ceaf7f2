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
    /// <summary>Reports on directories that are not done.</summary>
    /// <param name="directories">The directories.</param>
    /// <returns>A report for each, in the same order.</returns>
    public IReadOnlyList<JobReport> Report(IReadOnlyList<string> directories)
    {
        ArgumentNullException.ThrowIfNull(directories);
        WatchedJob[] jobs = [.. directories.Select(d => new WatchedJob(files, d))];
        foreach (IGrouping<string, (WatchedJob Job, JobAttempt Attempt)> site in jobs
            .SelectMany(j => j.Attempts.Where(a => a.MayLive).Select(a => (j, a)))
            .GroupBy(p => p.a.Site))
        {
            if (site.Key != "unknown")
            {
                Ask(site.Key, [.. site]);
            }
        }

        DateTimeOffset now = time.GetUtcNow();
        return [.. jobs.Select(j => j.Conclude(now, grace))];
    }

    /// <summary>Which names must not be submitted again although no attempt on record lives: somebody has submitted the script by hand, or nobody can tell.</summary>
    /// <param name="site">The system.</param>
    /// <param name="names">Names of jobs, as they stand in the scripts.</param>
    /// <returns>The reason, by name; names that may be submitted are not there.</returns>
    public IReadOnlyDictionary<string, string> Living(SiteProfile site, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(names);
        var queue = new QueueView(site, runner);
        Dictionary<string, string> living = [];
        foreach (string name in names)
        {
            JobAnswer answer = queue.ByName(name, null);
            if (answer.Problem is { } problem)
            {
                living[name] = problem;
            }
            else if (answer.Status is { MayLive: true } job)
            {
                living[name] = $"{site.Name} job {job.Id} has the name of its script: submitted by hand?";
            }
        }

        return living;
    }

    private void Ask(string name, (WatchedJob Job, JobAttempt Attempt)[] asked)
    {
        SiteProfile site;
        try
        {
            site = SiteProfiles.Find(name);
        }
        catch (UserError e)
        {
            // A profile that is gone or has a mistake says nothing about the jobs, and nothing about other chunks.
            foreach ((WatchedJob job, JobAttempt attempt) in asked)
            {
                job.Hear(attempt, new JobAnswer(null, e.Message));
            }

            return;
        }

        var queue = new QueueView(site, runner);
        foreach ((WatchedJob job, JobAttempt attempt) in asked.Where(p => p.Attempt.Id is null))
        {
            job.Hear(attempt, queue.ByName(attempt.Name, attempt.Task));
        }

        foreach ((string id, JobAnswer answer) in queue.ByIds([.. asked.Where(p => p.Attempt.Id is not null).Select(p => p.Attempt.Id!).Distinct()]))
        {
            foreach ((WatchedJob job, JobAttempt attempt) in asked.Where(p => p.Attempt.Id == id))
            {
                job.Hear(attempt, answer);
            }
        }
    }
}
