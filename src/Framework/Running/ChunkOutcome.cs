namespace Heppy;

/// <summary>How a chunk ended in this process.</summary>
/// <param name="Directory">Name of its directory.</param>
/// <param name="Component">Its component.</param>
/// <param name="State">What became of it.</param>
/// <param name="Events">Events it read.</param>
/// <param name="Message">Why it failed or stopped; empty when it is complete.</param>
/// <param name="Cause">What is the same for all chunks that fail alike.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Entry">Entry of the component at which it failed, where it was an event that failed.</param>
/// <param name="IsConflict">Whether it failed because its input is not the one that was planned.</param>
public sealed record ChunkOutcome(
    string Directory,
    string Component,
    ChunkState State,
    long Events,
    string Message = "",
    string Cause = "",
    double Seconds = 0,
    long? Entry = null,
    bool IsConflict = false);
