namespace Heppy.Pools;

/// <summary>What came of a job: a value, or a failure.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class Result<T>
{
    private readonly T _value;

    internal Result(int job, T value, JobRun run) => (Job, _value, Run) = (job, value, run);

    internal Result(JobFailure failure, JobRun run) => (Job, _value, Failure, Run) = (failure.Job, default!, failure, run);

    /// <summary>Number of the job, from 0, in the order of the jobs.</summary>
    public int Job { get; }

    /// <summary>Why there is no value, or null.</summary>
    public JobFailure? Failure { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsSuccess => Failure is null;

    /// <summary>The value.</summary>
    /// <exception cref="PoolException">The job failed.</exception>
    public T Value => Failure is null ? _value : throw new PoolException([Failure], 1);

    /// <summary>Where and when it ran.</summary>
    public JobRun Run { get; }
}
