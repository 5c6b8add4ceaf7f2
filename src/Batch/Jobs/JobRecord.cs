namespace Heppy.Batch;

/// <summary>What a job says of itself, in <c>.job/</c> in its work directory: once when it begins and once when it ends.</summary>
public sealed record JobRecord
{
    /// <summary>Number of the attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>Id by which the batch system knows it, as the system tells its jobs; null if it does not.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the site that its script was made for; null if the script does not say.</summary>
    public string? Site { get; init; }

    /// <summary>Name of the host.</summary>
    public required string Host { get; init; }

    /// <summary>Process there.</summary>
    public required int Process { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null if it runs, or was killed.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Exit code; null as long as it has not ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>What happened: the message of a failure, or why it stopped.</summary>
    public string Message { get; init; } = "";

    /// <summary>What is the same for all jobs that fail alike.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Largest resident memory, in MiB; 0 as long as it has not ended.</summary>
    public long PeakMemory { get; init; }
}
