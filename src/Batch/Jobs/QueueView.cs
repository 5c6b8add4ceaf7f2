namespace Heppy.Batch;

/// <summary>The queue and the accounting of a batch system, asked about many jobs at once.</summary>
/// <param name="site">The system.</param>
/// <param name="runner">Runs its commands.</param>
internal sealed class QueueView(SiteProfile site, CommandRunner runner)
{
    // Command lines have a limit; no system minds being asked for this many.
    private const int AtOnce = 1000;

    /// <summary>What the system says of jobs by id.</summary>
    internal IEnumerable<(string Id, JobAnswer Answer)> ByIds(IReadOnlyList<string> ids) =>
        ids.Chunk(AtOnce).SelectMany(some => AskQueue(some));

    /// <summary>What the system says of the job with a name, or of a task of the array with that name.</summary>
    internal JobAnswer ByName(string name, int? task)
    {
        (IReadOnlyList<JobStatus> jobs, string? problem) = Run(SiteCommands.QueryByName(site, name), o => SiteCommands.ParseQuery(site, o));
        JobStatus[] mine = [.. jobs.Where(j => j.Name == name)];
        JobStatus? found = task is { } number ? mine.FirstOrDefault(j => j.Id == site.TaskId(j.Id, number)) : mine.FirstOrDefault();
        return found is not null ? new JobAnswer(found) : problem is not null ? new JobAnswer(null, problem) : JobAnswer.Missing;
    }

    private IEnumerable<(string Id, JobAnswer Answer)> AskQueue(string[] ids)
    {
        (IReadOnlyList<JobStatus> queued, string? problem) = Run(SiteCommands.Query(site, ids), o => SiteCommands.ParseQuery(site, o));
        Dictionary<string, JobStatus> known = queued.GroupBy(j => j.Id).ToDictionary(g => g.Key, g => g.Last());
        foreach (string id in ids.Where(known.ContainsKey))
        {
            yield return (id, new JobAnswer(known[id]));
        }

        string[] missing = [.. ids.Where(i => !known.ContainsKey(i))];
        if (problem is not null)
        {
            foreach (string id in missing)
            {
                yield return (id, new JobAnswer(null, problem));
            }
        }
        else if (missing.Length > 0)
        {
            foreach ((string id, JobAnswer answer) in AskAccounting(missing))
            {
                yield return (id, answer);
            }
        }
    }

    private IEnumerable<(string Id, JobAnswer Answer)> AskAccounting(string[] ids)
    {
        Dictionary<string, JobStatus> ended = [];
        // The books may be out of reach while the queue is not: then a job that is in neither is missing, not lost at once.
        if (SiteCommands.Accounting(site, ids) is { } command)
        {
            (IReadOnlyList<JobStatus> jobs, _) = Run(command, o => SiteCommands.ParseAccounting(site, o));
            ended = jobs.GroupBy(j => j.Id).ToDictionary(g => g.Key, g => g.Last());
        }

        return ids.Select(id => (id, ended.TryGetValue(id, out JobStatus? status) ? new JobAnswer(status) : JobAnswer.Missing));
    }

    private (IReadOnlyList<JobStatus> Jobs, string? Problem) Run(string command, Func<string, IReadOnlyList<JobStatus>> parse)
    {
        CommandResult result = runner.Run(command, Path.GetTempPath());
        if (!result.IsSuccess)
        {
            return ([], $"{site.Name} does not answer ({result.Problem})");
        }

        try
        {
            return (parse(result.Output), null);
        }
        catch (UserError e)
        {
            return ([], e.Message);
        }
    }
}
