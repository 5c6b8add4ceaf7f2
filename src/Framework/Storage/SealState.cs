namespace Heppy.Storage;

/// <summary>What a seal vouches for.</summary>
public enum SealState
{
    /// <summary>All entries were done.</summary>
    Complete,

    /// <summary>What was done when it was asked to stop; the rest is a chunk of its own.</summary>
    Stopped,

    /// <summary>What was done when the analysis ended it, or a merge of a part.</summary>
    EndedByAnalysis,
}
