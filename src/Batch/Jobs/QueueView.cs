namespace Heppy.Batch;

/// <summary>The queue and the accounting of a batch system, asked about many jobs at once.</summary>
/// <param name="site">The system.</param>
/// <param name="runner">Runs its commands.</param>
internal sealed class QueueView(SiteProfile site, CommandRunner runner)
{
    /// <summary>Whether its jobs are processes of this machine.</summary>
    internal bool RunsHere => site.RunsHere;

    /// <summary>Whether the command that submits to it is installed on this machine.</summary>
    internal bool IsHere => site.RecognizedBy is not [var first, ..] || runner.Run($"command -v {Shell.Quote(first.Word)}", Path.GetTempPath()).IsSuccess;

    // Command lines have a limit; no system minds being asked for this many.
    private const int AtOnce = 1000;

    private readonly Dictionary<string, (IReadOnlyList<JobStatus> Jobs, string? Problem)> _byName = [];

    // Who did not answer in time will not the next time either: of many jobs each would wait as long.
    private string? _silentQueue;
    private string? _silentBooks;

    /// <summary>What the system says of jobs by id.</summary>
    internal IEnumerable<(string Id, JobAnswer Answer)> ByIds(IReadOnlyList<string> ids) =>
        ids.Chunk(AtOnce).SelectMany(some => AskQueue(some));

    /// <summary>What the system says of the job with a name, or of a task of the array with that name.</summary>
    internal JobAnswer ByName(string name, int? task)
    {
        // The tasks of an array share a name, and some systems only list all jobs.
        string command = SiteCommands.QueryByName(site, name);
        if (!_byName.TryGetValue(command, out (IReadOnlyList<JobStatus> Jobs, string? Problem) asked))
        {
            asked = _byName[command] = Ask(command, o => SiteCommands.ParseQuery(site, o), ref _silentQueue);
        }

        (IReadOnlyList<JobStatus> jobs, string? problem) = asked;
        JobStatus[] mine = [.. jobs.Where(j => j.Name == name).OrderByDescending(j => j.MayLive)];
        JobStatus? found = task is { } number ? mine.FirstOrDefault(j => j.Id == site.TaskId(j.Id, number)) : mine.FirstOrDefault();
        return found is not null ? new JobAnswer(found) : problem is not null ? new JobAnswer(null, problem) : JobAnswer.Missing;
    }

    /// <summary>What the system says of jobs by name, as far as they wait or run, or nobody can tell; what is not there does not live.</summary>
    internal IReadOnlyDictionary<string, JobAnswer> Living(IReadOnlyList<string> names)
    {
        Dictionary<string, JobAnswer> living = [];
        if (SiteCommands.QueryMine(site) is { } command)
        {
            // Of thousands of chunks each would be a command of its own.
            (IReadOnlyList<JobStatus> jobs, string? problem) = Ask(command, o => SiteCommands.ParseQuery(site, o), ref _silentQueue);
            ILookup<string?, JobStatus> byName = jobs.Where(j => j.MayLive).ToLookup(j => j.Name);
            foreach (string name in names)
            {
                JobStatus? found = byName[name].FirstOrDefault();
                if (found is not null || problem is not null)
                {
                    living[name] = new JobAnswer(found, problem);
                }
            }
        }
        else
        {
            foreach (string name in names)
            {
                JobAnswer answer = ByName(name, null);
                if (answer is { Problem: not null } or { Status.MayLive: true })
                {
                    living[name] = answer;
                }
            }
        }

        return living;
    }

    private IEnumerable<(string Id, JobAnswer Answer)> AskQueue(string[] ids)
    {
        (IReadOnlyList<JobStatus> queued, string? problem) = Ask(SiteCommands.Query(site, ids), o => SiteCommands.ParseQuery(site, o), ref _silentQueue);
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
            (IReadOnlyList<JobStatus> jobs, _) = Ask(command, o => SiteCommands.ParseAccounting(site, o), ref _silentBooks);
            ended = jobs.GroupBy(j => j.Id).ToDictionary(g => g.Key, g => g.Last());
        }

        return ids.Select(id => (id, ended.TryGetValue(id, out JobStatus? status) ? new JobAnswer(status) : JobAnswer.Missing));
    }

    private (IReadOnlyList<JobStatus> Jobs, string? Problem) Ask(string command, Func<string, IReadOnlyList<JobStatus>> parse, ref string? silent)
    {
        if (silent is not null)
        {
            return ([], silent);
        }

        CommandResult result = runner.Run(command, Path.GetTempPath());
        if (!result.IsSuccess)
        {
            string problem = $"{site.Name} does not answer ({result.Problem})";
            silent = result.ExitCode is null ? problem : null;
            return ([], problem);
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
