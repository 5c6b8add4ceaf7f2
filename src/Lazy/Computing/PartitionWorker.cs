namespace Heppy.Lazy.Computing;

/// <summary>What workers of pools do.</summary>
internal static class PartitionWorker
{
    private static readonly Lock Gate = new();
    private static (string Key, Definition Definition)? _last;

    /// <summary>Makes the pass over a partition.</summary>
    internal static PartitionResult Run(PartitionJob job)
    {
        IReadOnlyList<LazyResult> results = job.Here ?? Rebuild(job);
        return new PartitionResult { Here = results[0].Source.Run(results, job, job.Stop ?? new StopSignal()) };
    }

    /// <summary>The graph, made again; once for all partitions of it that come here.</summary>
    private static LazyResult[] Rebuild(PartitionJob job)
    {
        Definition definition;
        lock (Gate)
        {
            string key = job.Builder!.Key;
            if (_last?.Key != key)
            {
                _last?.Definition.Release();
                _last = (key, Definition.Rebuild(job.Builder));
            }

            definition = _last.Value.Definition;
        }

        LazyResult[] results = [.. job.Results.Select(r => r < definition.Results.Count ? definition.Results[r] : throw Differs())];
        return Definition.FingerprintOf(results) == job.Fingerprint ? results : throw Differs();
    }

    private static UserError Differs() => new(
        "the function given to Define made another graph here than where Compute was called: it must depend on nothing but its argument (no time, no random numbers, no files that change).");
}
