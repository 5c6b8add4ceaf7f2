namespace Heppy.Batch;

/// <summary>What a batch system says of a job, in words that mean the same on all systems.</summary>
public enum JobState
{
    /// <summary>The system's words are not in the site profile, or it did not answer.</summary>
    Unknown,

    /// <summary>Waits for its turn.</summary>
    Pending,

    /// <summary>Runs, or is being ended.</summary>
    Running,

    /// <summary>Does not run until somebody releases it; the reason says why.</summary>
    Held,

    /// <summary>Ended with exit code 0.</summary>
    Ended,

    /// <summary>Ended with another exit code, or could not be started.</summary>
    Failed,

    /// <summary>Killed because it took more memory than it asked for.</summary>
    OutOfMemory,

    /// <summary>Killed because it ran longer than it asked for.</summary>
    OutOfTime,

    /// <summary>Deleted by its owner or an administrator.</summary>
    Cancelled,

    /// <summary>The node died, took the job away (preempted), or could not begin it.</summary>
    NodeFailure,
}
