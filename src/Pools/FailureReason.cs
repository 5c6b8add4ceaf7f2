namespace Heppy.Pools;

/// <summary>Why a job has no result.</summary>
public enum FailureReason
{
    /// <summary>The function threw.</summary>
    Threw,

    /// <summary>The job or its result cannot be serialised, or not be read back.</summary>
    NotSerializable,

    /// <summary>It took longer than the time limit.</summary>
    OutOfTime,

    /// <summary>Its process died, or its task was killed, lost or refused, as often as it was tried.</summary>
    Died,
}
