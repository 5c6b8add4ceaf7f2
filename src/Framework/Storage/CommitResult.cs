namespace Heppy.Storage;

/// <summary>What became of an attempt.</summary>
public enum CommitResult
{
    /// <summary>Its outputs are the chunk's.</summary>
    Committed,

    /// <summary>Another attempt was first; this one is discarded.</summary>
    LostRace,

    /// <summary>The run or the chunk is another one by now; nothing was committed.</summary>
    RunReplaced,
}
