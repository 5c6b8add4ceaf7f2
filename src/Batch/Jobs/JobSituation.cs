namespace Heppy.Batch;

/// <summary>What is to be thought of a work directory that is not done.</summary>
public enum JobSituation
{
    /// <summary>It was never submitted.</summary>
    NeverSubmitted,

    /// <summary>The submit command failed.</summary>
    Refused,

    /// <summary>Its job waits for its turn.</summary>
    Pending,

    /// <summary>Its job runs.</summary>
    Running,

    /// <summary>Its job waits until somebody releases it.</summary>
    Held,

    /// <summary>Its job ended with exit code 0, though it is not done.</summary>
    Ended,

    /// <summary>Its job failed by itself.</summary>
    Failed,

    /// <summary>Its job took too much memory.</summary>
    OutOfMemory,

    /// <summary>Its job took too long.</summary>
    OutOfTime,

    /// <summary>Its job was cancelled.</summary>
    Cancelled,

    /// <summary>Its job was ended by the node: died, preempted, could not begin.</summary>
    NodeFailure,

    /// <summary>Its job is gone from queue and accounting, for longer than slow file systems explain.</summary>
    Lost,

    /// <summary>The system does not answer, or not yet.</summary>
    Unknown,
}
