namespace Heppy.Batch;

/// <summary>Finds jobs that no ledger knows of, since somebody has submitted or run the script of a work directory by hand.</summary>
/// <param name="sites">Who is asked.</param>
/// <param name="time">Clock.</param>
/// <remarks>What has begun has written it down in its directory, with its id or its process. What waits is found by the name in its script.</remarks>
internal sealed class JobsByHand(AskedSites sites, TimeProvider time)
{
    private readonly List<(WatchedJob Job, string Why)> _doubts = [];

    /// <summary>Adds what is found to the ledgers, as attempts that may live.</summary>
    /// <param name="idle">Directories of which no attempt lives.</param>
    /// <returns>Those with new attempts.</returns>
    internal WatchedJob[] Adopt(WatchedJob[] idle)
    {
        (WatchedJob Job, ScriptTitle? Title)[] titled = [.. idle.Select(j => (j, ScriptTitle.Read(j.Directory)))];
        List<WatchedJob> found = [.. titled.Where(t => t.Job.Adopt(t.Title)).Select(t => t.Job)];
        foreach (var site in titled.Where(t => t.Title is not null && t.Job.IsIdle).GroupBy(t => t.Title!.Site))
        {
            found.AddRange(ByName(site.Key, [.. site.Select(t => (t.Job, t.Title!))]));
        }

        return [.. found];
    }

    /// <summary>Notes where nobody could be asked, once all is concluded.</summary>
    internal void Doubt() => _doubts.ForEach(d => d.Job.Doubt(d.Why));

    private IEnumerable<WatchedJob> ByName(string site, (WatchedJob Job, ScriptTitle Title)[] idle)
    {
        if (sites.Find(site, out string problem) is not { } queue)
        {
            _doubts.AddRange(idle.Select(i => (i.Job, problem)));
            yield break;
        }

        IReadOnlyDictionary<string, JobAnswer> living = queue.Living([.. idle.Select(i => i.Title.Name)]);
        // Where there is no such system nobody can have submitted to it, and a script that was made for it must not keep its chunk for ever.
        bool isHere = living.Values.All(a => a.Problem is null) || queue.IsHere;
        foreach ((WatchedJob job, ScriptTitle title) in idle)
        {
            if (!living.TryGetValue(title.Name, out JobAnswer? answer))
            {
                continue;
            }

            if (answer.Status is { } status && job.Adopt(title, status, time.GetUtcNow()))
            {
                yield return job;
            }
            else if (isHere && answer.Problem is { } silent)
            {
                _doubts.Add((job, silent));
            }
        }
    }
}
