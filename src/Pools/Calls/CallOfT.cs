using System.Collections.Concurrent;

namespace Heppy.Pools.Calls;

/// <summary>A call of a function on many jobs.</summary>
/// <remarks>What came of the jobs is in arrays of plain values: an object for each short job would cost more than to hand it out.</remarks>
/// <typeparam name="TJob">Type of the jobs.</typeparam>
/// <typeparam name="TResult">Type of the results.</typeparam>
internal sealed class Call<TJob, TResult> : Call
{
    private readonly Delegate _function;
    private readonly Func<TJob, TResult> _run;
    private readonly TJob[] _jobs;
    private readonly int[] _ended;
    private readonly JobTime[] _times;
    private readonly ConcurrentDictionary<int, JobFailure> _failures = new();
    private readonly ConcurrentDictionary<int, string> _machines = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;

    /// <param name="function">The function as the user gave it.</param>
    /// <param name="run">The same, called with a job.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="chunkSize">How many are handed out at once.</param>
    /// <param name="options">How they are treated.</param>
    internal Call(Delegate function, Func<TJob, TResult> run, TJob[] jobs, int chunkSize, PoolOptions options)
        : base(jobs.Length, chunkSize, options)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkSize, 1);
        StaticFunction.Check(function);
        (_function, _run, _jobs, _open) = (function, run, jobs, jobs.Length);
        (Values, _ended, _times) = (new TResult[jobs.Length], new int[jobs.Length], new JobTime[jobs.Length]);
        if (_open == 0)
        {
            _done.SetResult();
        }
    }

    /// <summary>Called with each job when it has ended, by several threads at once; or null.</summary>
    internal Action<int>? Ended { private get; set; }

    /// <summary>The results of the jobs that did not fail.</summary>
    internal TResult[] Values { get; }

    /// <summary>The failures, in the order of the jobs.</summary>
    internal JobFailure[] Failures => [.. _failures.Values.OrderBy(f => f.Job)];

    /// <inheritdoc/>
    internal override bool IsOver => _done.Task.IsCompleted;

    /// <inheritdoc/>
    internal override Task Done => _done.Task;

    /// <summary>What came of a job that has ended.</summary>
    internal Result<TResult> ResultOf(int job)
    {
        JobTime time = _times[job];
        var run = new JobRun(
            _machines.GetValueOrDefault(job) ?? Environment.MachineName, time.Worker, new DateTimeOffset(time.Started, TimeSpan.Zero), TimeSpan.FromTicks(time.Duration));
        return _failures.TryGetValue(job, out JobFailure? failure) ? new(failure, run) : new(job, Values[job], run);
    }

    /// <inheritdoc/>
    internal override CallDescription Describe() => new(
        [FunctionDescription.Of(_function, typeof(TJob), typeof(TResult))], NamedType.Of(Options.Serializer.GetType()), Options.TimeLimit, ThisProgram.OtherAssemblies());

    /// <inheritdoc/>
    internal override long Run(int job, int worker, long begin, out bool hasEnded)
    {
        JobFailure? failure = null;
        TResult value = default!;
        try
        {
            value = _run(_jobs[job]);
        }
        catch (Exception e)
        {
            failure = JobFailure.Of(job, FailureReason.Threw, e);
        }

        long end = System.Diagnostics.Stopwatch.GetTimestamp();
        hasEnded = TryEnd(job, value, failure, new JobTime(TicksOf(begin), (end - begin) / TimestampsPerTick, worker));
        return end;
    }

    /// <inheritdoc/>
    internal override void Report(int ended)
    {
        if (ended > 0 && Interlocked.Add(ref _open, -ended) == 0)
        {
            _done.TrySetResult();
        }
    }

    /// <inheritdoc/>
    internal override bool TryEncode(int job, out byte[] bytes)
    {
        try
        {
            bytes = Options.Serializer.Serialize(_jobs[job]);
            return true;
        }
        catch (Exception e)
        {
            bytes = [];
            Fail(JobFailure.Of(job, FailureReason.NotSerializable, e));
            return false;
        }
    }

    /// <inheritdoc/>
    internal override void Succeed(int job, JobRun run, ReadOnlySpan<byte> result)
    {
        try
        {
            End(job, Options.Serializer.Deserialize<TResult>(result), null, run);
        }
        catch (Exception e)
        {
            Fail(JobFailure.Of(job, FailureReason.NotSerializable, e), run);
        }
    }

    /// <inheritdoc/>
    internal override void Fail(JobFailure failure, JobRun run = default) => End(failure.Job, default!, failure, run);

    /// <inheritdoc/>
    internal override bool HasEnded(int job) => Volatile.Read(ref _ended[job]) != 0;

    /// <inheritdoc/>
    internal override void Cancel(Exception reason) => _done.TrySetException(reason);

    private void End(int job, TResult value, JobFailure? failure, JobRun run)
    {
        if ((failure?.Machine ?? run.Machine) is { } machine && machine != Environment.MachineName)
        {
            _machines[job] = machine;
        }

        if (TryEnd(job, value, failure, new JobTime(run.Started.UtcTicks, run.Duration.Ticks, run.Worker)))
        {
            Report(1);
        }
    }

    /// <summary>The first end of a job counts.</summary>
    private bool TryEnd(int job, TResult value, JobFailure? failure, JobTime time)
    {
        if (Interlocked.CompareExchange(ref _ended[job], 1, 0) != 0)
        {
            return false;
        }

        (Values[job], _times[job]) = (value, time);
        if (failure is not null)
        {
            _failures[job] = failure;
        }

        Ended?.Invoke(job);
        return true;
    }

    /// <summary>When a job ran.</summary>
    /// <param name="Started">Ticks of the clock, UTC.</param>
    /// <param name="Duration">Ticks.</param>
    /// <param name="Worker">Number of the worker.</param>
    private readonly record struct JobTime(long Started, long Duration, int Worker);
}
