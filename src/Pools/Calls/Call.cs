using System.Diagnostics;

namespace Heppy.Pools.Calls;

/// <summary>A call of a function on many jobs, while it is worked at.</summary>
internal abstract class Call(int count, int chunkSize, PoolOptions options)
{
    /// <summary>Timestamps in a tick of the clock.</summary>
    protected static readonly long TimestampsPerTick = Math.Max(1, Stopwatch.Frequency / TimeSpan.TicksPerSecond);

    // No larger than the jobs, so that the counter cannot overflow.
    private readonly int _chunk = Math.Clamp(chunkSize, 1, Math.Max(1, count));
    private readonly Stack<(int First, int Count)> _back = new();
    private readonly Dictionary<int, int> _deaths = [];
    private readonly long _origin = Stopwatch.GetTimestamp();
    private readonly long _began = TimeProvider.System.GetUtcNow().UtcTicks;
    private int _next;
    private int _backCount;

    /// <summary>Number of jobs.</summary>
    internal int Count => count;

    /// <summary>How many jobs are handed out at once.</summary>
    internal int ChunkSize => _chunk;

    /// <summary>How jobs are treated.</summary>
    internal PoolOptions Options => options;

    /// <summary>Whether all jobs have ended, or the call has.</summary>
    internal abstract bool IsOver { get; }

    /// <summary>Ends when all jobs have ended, or the call has.</summary>
    internal abstract Task Done { get; }

    /// <summary>Whether there are jobs that nobody has taken.</summary>
    internal virtual bool HasMore => !IsOver && (Volatile.Read(ref _next) < count || Volatile.Read(ref _backCount) > 0);

    /// <summary>Whether jobs appear while others end, and not all at the beginning.</summary>
    internal virtual bool IsGrowing => false;

    /// <summary>To be called, with nothing locked, when jobs have appeared that others than the current worker could take.</summary>
    internal Action? Grown { get; set; }

    /// <summary>What another process has to know.</summary>
    internal abstract CallDescription Describe();

    /// <summary>Runs a job here, without a word to <see cref="Report"/>.</summary>
    /// <param name="job">The job.</param>
    /// <param name="worker">Number of the worker.</param>
    /// <param name="begin">Timestamp of now.</param>
    /// <param name="hasEnded">Whether this was the end of the job; it may have ended before, out of time.</param>
    /// <returns>Timestamp of its end.</returns>
    internal abstract long Run(int job, int worker, long begin, out bool hasEnded);

    /// <summary>Jobs that were run have ended; the call has when all are reported.</summary>
    internal abstract void Report(int ended);

    /// <summary>Which of the functions of <see cref="Describe"/> is called on a job.</summary>
    internal virtual int FunctionOf(int job) => 0;

    /// <summary>A job as bytes; one that cannot be serialised has failed.</summary>
    internal abstract bool TryEncode(int job, out byte[] bytes);

    /// <summary>A job was done elsewhere.</summary>
    internal abstract void Succeed(int job, JobRun run, ReadOnlySpan<byte> result);

    /// <summary>A job failed.</summary>
    internal abstract void Fail(JobFailure failure, JobRun run = default);

    /// <summary>Whether a job has ended.</summary>
    internal abstract bool HasEnded(int job);

    /// <summary>Ends the call.</summary>
    internal abstract void Cancel(Exception reason);

    /// <summary>Takes jobs that are next.</summary>
    /// <param name="worker">Number of who takes them; another worker has this number when that one was replaced.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="taken">How many.</param>
    internal virtual bool TryTake(int worker, out int first, out int taken)
    {
        (first, taken) = (0, 0);
        if (!HasMore)
        {
            return false;
        }

        if (Volatile.Read(ref _backCount) > 0 && TryTakeBack(out first, out taken))
        {
            return true;
        }

        // No lock: short jobs spend their time here. The counter may run past the end, by a chunk for each worker.
        if (Volatile.Read(ref _next) >= count)
        {
            return false;
        }

        first = Interlocked.Add(ref _next, _chunk) - _chunk;
        taken = Math.Min(_chunk, count - first);
        return taken > 0;
    }

    /// <summary>Gives jobs back that were taken.</summary>
    internal virtual void PutBack(int first, int taken)
    {
        lock (_back)
        {
            _back.Push((first, taken));
            Volatile.Write(ref _backCount, _back.Count);
        }
    }

    /// <summary>Counts a death of a job's process.</summary>
    /// <returns>Whether it is tried again.</returns>
    internal bool MayTryAgain(int job)
    {
        lock (_deaths)
        {
            return (_deaths[job] = _deaths.GetValueOrDefault(job) + 1) < options.Attempts;
        }
    }

    private bool TryTakeBack(out int first, out int taken)
    {
        lock (_back)
        {
            bool isThere = _back.TryPop(out (int First, int Count) back);
            (first, taken) = back;
            Volatile.Write(ref _backCount, _back.Count);
            return isThere;
        }
    }

    /// <summary>Ticks of the clock at a timestamp, UTC.</summary>
    protected long TicksOf(long timestamp) => _began + ((timestamp - _origin) / TimestampsPerTick);
}
