namespace Heppy.Rehearsal.Running;

/// <summary>What becomes of a job whose process has ended.</summary>
internal enum EndingKind
{
    Exit,
    Hold,
    Remove,

    /// <summary>Waits for another start.</summary>
    Requeue,

    /// <summary>Gone from queue and accounting.</summary>
    Vanish,
}
