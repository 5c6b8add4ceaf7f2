namespace Heppy.Commands;

/// <summary>How a component is at a moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Done">Events in sealed chunks.</param>
/// <param name="Events">Events that are to be processed.</param>
/// <param name="Chunks">Its chunks.</param>
internal sealed record ComponentSnapshot(string Name, long Done, long Events, IReadOnlyList<ChunkStatus> Chunks)
{
    /// <summary>How much is done, 0 to 1.</summary>
    internal double Fraction => Events == 0 ? (DoneChunks == Chunks.Count ? 1 : 0) : (double)Done / Events;

    /// <summary>Chunks of which nothing is left to do.</summary>
    internal int DoneChunks => Chunks.Count(c => c.IsDone);

    /// <summary>Chunks that are being processed.</summary>
    internal int Running => Chunks.Count(c => !c.IsDone && c.Condition == ChunkCondition.Running);

    /// <summary>Chunks that wait for it.</summary>
    internal int Waiting => Chunks.Count(c => !c.IsDone && c.Condition == ChunkCondition.Pending);

    /// <summary>All others: failed, damaged, lost, never submitted.</summary>
    internal int Bad => Chunks.Count - DoneChunks - Running - Waiting;
}
