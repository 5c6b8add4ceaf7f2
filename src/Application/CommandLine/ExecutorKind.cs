namespace Heppy.CommandLine;

/// <summary>What runs the chunks on this machine.</summary>
public enum ExecutorKind
{
    /// <summary>One worker in this process, for debugging.</summary>
    Synchronous,

    /// <summary>Threads of this process.</summary>
    Threads,

    /// <summary>One process per worker: a crash is the failure of its chunk only.</summary>
    Processes,
}
