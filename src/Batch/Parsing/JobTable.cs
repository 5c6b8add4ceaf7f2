namespace Heppy.Batch;

/// <summary>Jobs by id, in the order in which they were first printed; a later record replaces an earlier one.</summary>
internal sealed class JobTable
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, JobStatus> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _peaks = new(StringComparer.Ordinal);

    internal IReadOnlyList<JobStatus> All => [.. _order.Select(id => Peaked(_jobs[id]))];

    internal void Add(JobStatus job)
    {
        if (!_jobs.ContainsKey(job.Id))
        {
            _order.Add(job.Id);
        }

        _jobs[job.Id] = job;
    }

    /// <summary>Peak memory of a part of a job, in MiB; the largest counts.</summary>
    internal void Peak(string id, long? memory)
    {
        if (memory is { } peak)
        {
            _peaks[id] = Math.Max(peak, _peaks.GetValueOrDefault(id));
        }
    }

    /// <summary>Gives a job, or a task where there is one of that number, a better reason.</summary>
    internal void Explain(string id, string task, string reason)
    {
        string key = _jobs.ContainsKey($"{id}_{task}") ? $"{id}_{task}" : id;
        if (_jobs.TryGetValue(key, out JobStatus? job))
        {
            _jobs[key] = job with { Reason = reason };
        }
    }

    private JobStatus Peaked(JobStatus job) =>
        _peaks.TryGetValue(job.Id, out long peak) ? job with { PeakMemory = Math.Max(peak, job.PeakMemory ?? 0) } : job;
}
