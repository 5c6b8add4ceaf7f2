using System.Text.Json.Serialization;

namespace Heppy.Batch;

/// <summary>One submission of a work directory.</summary>
public sealed record JobAttempt
{
    /// <summary>Number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Name of the site profile, or <c>unknown</c> if no profile knows the command.</summary>
    public required string Site { get; init; }

    /// <summary>Name of the job, unique to this attempt (arrays: to the array): by it a job is found whose id was lost.</summary>
    public required string Name { get; init; }

    /// <summary>The command that submitted it.</summary>
    public required string Command { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Submitted { get; init; }

    /// <summary>What was asked of the system.</summary>
    public required JobRequests Requests { get; init; }

    /// <summary>What is known of the submission.</summary>
    public required SubmissionState State { get; init; }

    /// <summary>Number of the task in its array, from 1, or null for a job of its own.</summary>
    public int? Task { get; init; }

    /// <summary>Id that the system gave, with the task (<c>12_3</c>); null while unknown.</summary>
    public string? Id { get; init; }

    /// <summary>Why the submission is refused or uncertain.</summary>
    public string? Message { get; init; }

    /// <summary>The machine on which the submit command ran, or the job was found; null if that is not known.</summary>
    public string? Host { get; init; }

    /// <summary>Whether somebody submitted its script by hand: the ledger learned of the job from what it wrote down, or from its name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsByHand { get; init; }

    /// <summary>What was last heard of it.</summary>
    public JobStatus? Last { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? Seen { get; init; }

    /// <summary>Since when the system does not know it any more.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>How it ended; null while it may live.</summary>
    public JobSituation? Outcome { get; init; }

    /// <summary>Whether it may still wait or run.</summary>
    [JsonIgnore]
    public bool MayLive => Outcome is null && State != SubmissionState.Refused;
}
