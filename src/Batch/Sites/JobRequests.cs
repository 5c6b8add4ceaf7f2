namespace Heppy.Batch;

/// <summary>What a job asks of the batch system. What is null is left to the site's defaults.</summary>
public sealed record JobRequests
{
    /// <summary>Nothing is asked for.</summary>
    public static JobRequests None { get; } = new();

    /// <summary>Limit of the wall time; systems that count in minutes get it rounded up.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Limit of the memory in MiB.</summary>
    public long? Memory { get; init; }

    /// <summary>Number of cores on one node.</summary>
    public int? Cores { get; init; }

    /// <summary>Queue or partition.</summary>
    public string? Queue { get; init; }

    /// <summary>How long before its limit the job is asked to stop, where the system can do that; not negative.</summary>
    public TimeSpan StopBefore { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Further words for the submit command, one option or value each (HTCondor: one line of the submit file each).</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];
}
