namespace Heppy.Rehearsal.Faults;

/// <summary>What can go wrong on purpose. In faults.json: hold, memory, submit-fails, slow-directory, ...</summary>
internal enum FaultKind
{
    /// <summary>The job is held: PSUSP of LSF, with a HoldReason in HTCondor; USUSP after a delay.</summary>
    Hold,

    /// <summary>Killed as if over its memory: TERM_MEMLIMIT and exit code 137, or held by HTCondor.</summary>
    Memory,

    /// <summary>Ended as if over its run limit: signal, grace, SIGKILL.</summary>
    Time,

    /// <summary>Killed, and gone from queue and accounting.</summary>
    Lost,

    /// <summary>Killed, and recorded with an exit code of the rule.</summary>
    Exit,

    /// <summary>The submission fails and nothing is queued.</summary>
    SubmitFails,

    /// <summary>The job is queued, but the submitting command hangs before it prints.</summary>
    SubmitHangs,

    /// <summary>The job is queued, but the submitting command prints something else.</summary>
    SubmitGarbage,

    /// <summary>A query or a removal fails.</summary>
    QueryFails,

    /// <summary>A query or a removal hangs before it answers.</summary>
    QueryHangs,

    /// <summary>The process is gone, but the job is recorded as running for some time.</summary>
    SlowDirectory,
}
