namespace Heppy;

/// <summary>What became of a chunk.</summary>
public enum ChunkState
{
    /// <summary>Sealed: all its entries are done.</summary>
    Complete,

    /// <summary>Sealed with what was done when it was asked to stop; the rest is to be done.</summary>
    Stopped,

    /// <summary>Sealed with what was done when an analyzer ended it.</summary>
    EndedByAnalysis,

    /// <summary>Not sealed: stopped before its first event.</summary>
    NotStarted,

    /// <summary>Not sealed: it failed.</summary>
    Failed,

    /// <summary>Sealed by somebody else meanwhile; this attempt was discarded.</summary>
    SealedByOther,
}
