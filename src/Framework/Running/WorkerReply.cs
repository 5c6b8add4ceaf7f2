namespace Heppy;

/// <summary>A line that a worker process writes.</summary>
/// <param name="Events">Events of the current chunk processed so far.</param>
/// <param name="Outcome">How the chunk ended, in the last line on it.</param>
internal sealed record WorkerReply(long Events, ChunkOutcome? Outcome = null);
