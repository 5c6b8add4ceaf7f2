using Heppy.Pools;

namespace Heppy.Lazy.Computing;

/// <summary>Computes results: partitions of all their sources are the jobs of one call of a pool; parts are joined in order as they come.</summary>
internal static class Computation
{
    internal static void Run(Pool pool, IReadOnlyList<LazyResult> results) => RunAsync(pool, results, CancellationToken.None).GetAwaiter().GetResult();

    internal static async Task RunAsync(Pool pool, IReadOnlyList<LazyResult> asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(asked);
        LazyResult[] results = [.. asked.Distinct()];
        Check(pool, results);
        string run = Guid.NewGuid().ToString("N")[..12];
        var stop = new StopSignal();
        using CancellationTokenRegistration registration = cancellation.Register(() => stop.Request("cancelled"));
        SourceRun[] runs = [.. results.GroupBy(r => (r.Source, r.Definition?.Definition)).Select(g => new SourceRun([.. g], run, pool.SharesMemory ? stop : null))];
        (SourceRun Run, PartitionJob Job)[] jobs = [.. runs.SelectMany(r => r.Jobs.Select(j => (r, j)))];
        List<JobFailure> failures = [];
        try
        {
            Array.ForEach(runs, r => r.Begin());
            await foreach (Result<PartitionResult> result in pool.MapAsTheyCome(PartitionWorker.Run, jobs.Select(j => j.Job), 1, cancellation).ConfigureAwait(false))
            {
                if (result.Failure is { } failure)
                {
                    failures.Add(failure);
                }
                else if (failures.Count == 0)
                {
                    jobs[result.Job].Run.Take(jobs[result.Job].Job.Partition, result.Value);
                }
            }

            if (failures.Count > 0)
            {
                throw new PoolException([.. failures.OrderBy(f => f.Job)], jobs.Length);
            }

            Array.ForEach(runs, r => r.Finish());
        }
        finally
        {
            stop.Request("over");
            Array.ForEach(runs, r => r.Dispose());
        }
    }

    private static void Check(Pool pool, LazyResult[] results)
    {
        if (results.Length == 0)
        {
            throw new UserError("there is nothing to compute: give Compute the histograms, counts or files that are wanted.");
        }

        if (!pool.SharesMemory && results.FirstOrDefault(r => r.Definition is null) is { } bound)
        {
            throw new UserError(
                $"{bound.Label} was made here, and a worker in another process could not make it again. Put what makes the graph into a static function, "
                + "and call it by Define: var (mass, count) = LazyEvents.Define(Build, \"data/*.parquet\"). On threads a graph may be made anywhere.");
        }

        foreach (var same in results.Where(r => r.UniqueName is not null).GroupBy(r => (r.Source, r.UniqueName)).Where(g => g.Count() > 1))
        {
            throw new UserError($"{same.Count()} results are called {same.Key.UniqueName}: give them different names, or compute them one after the other.");
        }
    }

    /// <summary>The results of one source, while they are computed.</summary>
    private sealed class SourceRun : IDisposable
    {
        private readonly LazyResult[] _results;
        private readonly string _run;
        private readonly Dictionary<int, PartitionResult> _waiting = [];
        private State[] _totals = [];
        private int _next;
        private bool _isFinished;

        internal SourceRun(LazyResult[] results, string run, StopSignal? stop)
        {
            (_results, _run) = (results, run);
            IReadOnlyList<EventPartition?> partitions = results[0].Source.Plan(results);
            string fingerprint = stop is null ? Definition.FingerprintOf(results) : "";
            int[] numbers = stop is null ? [.. results.Select(r => r.Definition!.Value.Number)] : [];
            Jobs = [.. partitions.Select((p, i) => new PartitionJob(run, i, results[0].Definition?.Definition.Builder, numbers, fingerprint, p)
            {
                Here = stop is null ? null : results,
                Stop = stop,
            })];
        }

        internal IReadOnlyList<PartitionJob> Jobs { get; }

        internal void Begin()
        {
            foreach (LazyResult result in _results)
            {
                _totals = [.. _totals, result.Begin(_run)];
            }
        }

        internal void Take(int partition, PartitionResult result)
        {
            _waiting.Add(partition, result);
            while (_waiting.Remove(_next, out PartitionResult? next))
            {
                State[] parts = next.Of(_results);
                for (int i = 0; i < parts.Length; i++)
                {
                    _totals[i].Merge(parts[i]);
                }

                _next++;
            }
        }

        internal void Finish()
        {
            for (int i = 0; i < _results.Length; i++)
            {
                _totals[i].Finish();
                _results[i].Complete(_totals[i]);
            }

            _isFinished = true;
        }

        public void Dispose()
        {
            _results[0].Source.Release();
            if (!_isFinished)
            {
                Array.ForEach(_totals, t => t.Abandon());
            }
        }
    }
}
