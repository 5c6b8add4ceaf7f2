namespace Heppy.Batch;

/// <summary>One job, or one task of an array, as a batch system describes it.</summary>
/// <param name="Id">Id as <see cref="SiteCommands.ParseId"/> gave it, or <c>id_task</c> for a task of an array.</param>
/// <param name="Name">Its name, or null if the system does not print it.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">The system's own words on why, or empty.</param>
/// <param name="ExitCode">Exit code, or null if it has none (yet).</param>
/// <param name="Signal">Number of the signal that ended it, or null.</param>
/// <param name="Host">Where it runs or ran, or null.</param>
/// <param name="Seconds">Wall time in s, or null if not known.</param>
/// <param name="PeakMemory">Largest resident memory in MiB, or null if not known.</param>
public sealed record JobStatus(
    string Id,
    string? Name,
    JobState State,
    string Reason = "",
    int? ExitCode = null,
    int? Signal = null,
    string? Host = null,
    double? Seconds = null,
    long? PeakMemory = null)
{
    /// <summary>Whether it waits or runs, as far as one can tell.</summary>
    internal bool MayLive => State is JobState.Pending or JobState.Running or JobState.Held or JobState.Unknown;
}
