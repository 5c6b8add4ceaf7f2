namespace Heppy;

/// <summary>Runs chunks in this process: ranges go one by one to whichever thread is free, those of the longest chunks first.</summary>
/// <param name="workers">Number of threads; 1 runs everything in order on the calling thread.</param>
public sealed class LocalExecutor(int workers) : IExecutor
{
    private readonly object _gate = new();

    /// <inheritdoc/>
    public IReadOnlyList<ChunkOutcome> Run(RunContext run, IReadOnlyList<string> directories, Action<ChunkOutcome> ended)
    {
        using var pool = new FilePool(run.Inputs, run.Config);
        List<ChunkOutcome> outcomes = [];
        List<ChunkJob> jobs = [];
        foreach (string directory in directories)
        {
            try
            {
                jobs.Add(new ChunkJob(run, pool, directory));
            }
            catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
            {
                Report(new ChunkOutcome(directory, directory, ChunkState.Failed, 0, e.Message, e.Message));
            }
        }

        jobs = [.. jobs.OrderByDescending(j => j.Entries)];
        if (workers <= 1)
        {
            Work();
        }
        else
        {
            Thread[] threads = [.. Enumerable.Range(0, workers).Select(i => new Thread(Work, 16 * 1024 * 1024) { Name = $"heppy {i}", IsBackground = true })];
            Array.ForEach(threads, t => t.Start());
            Array.ForEach(threads, t => t.Join());
        }

        return outcomes;

        void Report(ChunkOutcome outcome)
        {
            lock (_gate)
            {
                outcomes.Add(outcome);
                ended(outcome);
            }
        }

        void Work()
        {
            while (Next(jobs) is { } next)
            {
                next.Job.Run(next.Range);
                bool over;
                lock (_gate)
                {
                    over = next.Job.IsOver && jobs.Remove(next.Job);
                    Monitor.PulseAll(_gate);
                }

                if (over)
                {
                    Report(next.Job.Finish());
                }
            }

            // After a stop, jobs that nobody began are left: they are reported too.
            while (TakeLeft(jobs) is { } left)
            {
                Report(left.Finish());
            }
        }
    }

    private (ChunkJob Job, int Range)? Next(List<ChunkJob> jobs)
    {
        lock (_gate)
        {
            while (true)
            {
                foreach (ChunkJob job in jobs)
                {
                    if (job.Take(4 * workers) is { } range)
                    {
                        return (job, range);
                    }
                }

                if (jobs.All(j => j.IsOver || !j.HasMore))
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    private ChunkJob? TakeLeft(List<ChunkJob> jobs)
    {
        lock (_gate)
        {
            ChunkJob? left = jobs.Find(j => j.IsOver);
            if (left is not null)
            {
                jobs.Remove(left);
            }

            return left;
        }
    }
}
