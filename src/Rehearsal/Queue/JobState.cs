namespace Heppy.Rehearsal.Queue;

/// <summary>Where a job is.</summary>
internal enum JobState
{
    /// <summary>Waits for a slot: PEND of LSF, idle of HTCondor.</summary>
    Pending,

    /// <summary>Held before it ran (PSUSP), or held by HTCondor.</summary>
    Held,

    Running,

    /// <summary>Started and stopped by a signal: USUSP.</summary>
    Suspended,

    /// <summary>Ended with exit code 0.</summary>
    Done,

    /// <summary>Ended in another way.</summary>
    Exited,

    /// <summary>Removed from HTCondor before it ended.</summary>
    Removed,
}
