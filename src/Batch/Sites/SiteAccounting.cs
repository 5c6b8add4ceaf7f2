namespace Heppy.Batch;

/// <summary>How to ask for jobs that have ended, and how the answer reads.</summary>
public sealed record SiteAccounting
{
    /// <summary>Asks by <c>ids</c> or <c>jobs</c>. It may answer with more jobs than were asked for.</summary>
    public required string Command { get; init; }

    /// <summary>How the answer reads; null: as that of the query. Of several records of one job the last counts.</summary>
    public OutputFormat? Output { get; init; }
}
