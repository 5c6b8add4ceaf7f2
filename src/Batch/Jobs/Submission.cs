namespace Heppy.Batch;

/// <summary>What is to be submitted: one work directory, or several as an array.</summary>
public sealed record Submission
{
    /// <summary>The work directories; several are the tasks 1, 2, ... of an array.</summary>
    public required IReadOnlyList<string> Directories { get; init; }

    /// <summary>Where the command runs: the work directory, or that of the array's script.</summary>
    public required string RunIn { get; init; }

    /// <summary>Name of the job, unique.</summary>
    public required string Name { get; init; }

    /// <summary>The submit command, for the shell.</summary>
    public required string Command { get; init; }

    /// <summary>The system's profile, or null if none knows the command: then the job's id is not known either.</summary>
    public required SiteProfile? Site { get; init; }

    /// <summary>What is asked of the system.</summary>
    public JobRequests Requests { get; init; } = JobRequests.None;

    /// <summary>Whether the directories are tasks of an array, even if there is only one.</summary>
    public bool IsArray { get; init; }
}
