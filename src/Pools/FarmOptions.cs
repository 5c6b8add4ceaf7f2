using Heppy.Batch;

namespace Heppy.Pools;

/// <summary>How a pool uses a batch system.</summary>
public sealed record FarmOptions : PoolOptions
{
    /// <summary>What each task asks the system for: time, memory, cores, queue.</summary>
    public JobRequests Requests { get; init; } = JobRequests.None;

    /// <summary>How many tasks may run at a time; null for any number.</summary>
    public int? MaximumRunning { get; init; }

    /// <summary>The work directory, on a disk that all machines see; null for a new one, <c>heppy-pool-...</c>, in the current directory.</summary>
    public string? WorkDirectory { get; init; }

    /// <summary>What becomes of the work directory when the pool is disposed.</summary>
    public KeepWork Keep { get; init; } = KeepWork.IfSomethingFailed;

    /// <summary>Time between two looks for results.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time between two questions to the batch system about tasks without a result.</summary>
    public TimeSpan AskInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a task may be missing, or have ended without its result being visible, before it counts as lost.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a command of the batch system may take.</summary>
    public TimeSpan CommandLimit { get; init; } = TimeSpan.FromSeconds(60);
}
