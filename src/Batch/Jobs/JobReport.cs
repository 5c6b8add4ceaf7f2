namespace Heppy.Batch;

/// <summary>What is known of a work directory.</summary>
/// <param name="Directory">The directory.</param>
/// <param name="Situation">What is to be thought of it.</param>
/// <param name="Detail">The reason, in the system's or the job's own words; may be empty.</param>
/// <param name="Attempts">Its attempts so far, the last one last.</param>
/// <param name="Record">What the last job said of itself, or null.</param>
public sealed record JobReport(
    string Directory, JobSituation Situation, string Detail, IReadOnlyList<JobAttempt> Attempts, JobRecord? Record)
{
    /// <summary>Why nobody can tell whether somebody has submitted its script by hand, or null: until then it must not be submitted again.</summary>
    public string? Doubt { get; init; }

    /// <summary>Whether a job of it may wait or run: then it must not be submitted again.</summary>
    public bool MayLive => Situation is JobSituation.Pending or JobSituation.Running or JobSituation.Held or JobSituation.Unknown;
}
