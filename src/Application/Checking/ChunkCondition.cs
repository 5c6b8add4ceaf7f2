namespace Heppy.Commands;

/// <summary>What is to be thought of a chunk.</summary>
internal enum ChunkCondition
{
    /// <summary>Sealed, and everything is there.</summary>
    Sealed,

    /// <summary>Sealed after a part of its events; another chunk has the rest, or is still to be made.</summary>
    Stopped,

    /// <summary>Ended by an analyzer.</summary>
    EndedByAnalysis,

    /// <summary>Its outputs are not those that were sealed, or it overlaps with another.</summary>
    Damaged,

    /// <summary>Its directory does not exist.</summary>
    NeverCreated,

    /// <summary>Nobody submitted it; it may be a local run that was interrupted.</summary>
    NeverSubmitted,

    /// <summary>The submit command failed.</summary>
    Refused,

    /// <summary>Its job waits.</summary>
    Pending,

    /// <summary>Its job runs.</summary>
    Running,

    /// <summary>Its job waits until somebody releases it.</summary>
    Held,

    /// <summary>Its job ended without sealing it, though with exit code 0.</summary>
    Ended,

    /// <summary>Its job failed.</summary>
    Failed,

    /// <summary>Its job took too much memory.</summary>
    OutOfMemory,

    /// <summary>Its job took too long.</summary>
    OutOfTime,

    /// <summary>Its job was cancelled.</summary>
    Cancelled,

    /// <summary>Its job was ended by the node.</summary>
    NodeFailure,

    /// <summary>Its job is gone without a trace.</summary>
    Lost,

    /// <summary>The batch system does not answer.</summary>
    Unknown,
}
