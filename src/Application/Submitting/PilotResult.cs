namespace Heppy.Commands;

/// <summary>What the first events of a component took.</summary>
/// <param name="Component">Its name.</param>
/// <param name="Entries">Events to process in all.</param>
/// <param name="Measured">Events processed by the pilot.</param>
/// <param name="Seconds">Time that these took, on one core.</param>
/// <param name="PeakMemory">Largest resident memory so far, in MiB.</param>
internal sealed record PilotResult(string Component, long Entries, long Measured, double Seconds, long PeakMemory)
{
    /// <summary>Events per second on one core.</summary>
    internal double Rate => Seconds > 0 ? Measured / Seconds : double.PositiveInfinity;

    /// <summary>Number of chunks of which each takes at most this time.</summary>
    /// <param name="time">Time of a job, its start included.</param>
    /// <param name="startUp">What the start takes of it.</param>
    internal int ChunksFor(TimeSpan time, TimeSpan startUp)
    {
        double usable = Math.Max(1, (time - startUp).TotalSeconds);
        return (int)Math.Clamp(Math.Ceiling(Entries / Math.Max(1, Rate * usable)), 1, Math.Max(1, Math.Min(Entries, 100_000)));
    }
}
