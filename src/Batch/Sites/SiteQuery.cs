namespace Heppy.Batch;

/// <summary>How to ask for jobs that wait or run, and how the answer reads.</summary>
public sealed record SiteQuery
{
    /// <summary>Asks by <c>ids</c> or <c>jobs</c>. It may answer with more jobs than were asked for.</summary>
    public required string Command { get; init; }

    /// <summary>Asks by <c>name</c>. It may answer with more jobs than were asked for.</summary>
    public required string Named { get; init; }

    /// <summary>Asks for all jobs of the user that wait or run; null where they can only be asked for by name.</summary>
    public string? Mine { get; init; }

    /// <summary>How the answer reads.</summary>
    public required OutputFormat Output { get; init; }
}
