namespace Heppy.Batch;

/// <summary>What a batch system says of one job.</summary>
/// <param name="Status">Its state, or null if the system does not know it.</param>
/// <param name="Problem">Why the system did not answer, or null.</param>
internal sealed record JobAnswer(JobStatus? Status, string? Problem = null)
{
    /// <summary>The system answered, and knows no such job.</summary>
    internal static JobAnswer Missing { get; } = new((JobStatus?)null);
}
