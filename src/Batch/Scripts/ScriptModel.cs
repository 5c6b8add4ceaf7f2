namespace Heppy.Batch;

/// <summary>What a job's script does.</summary>
public sealed record ScriptModel
{
    /// <summary>Name of the job, as in <see cref="SiteCommands.Submit"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute path of the directory in which the command runs and which the script is submitted from.</summary>
    public required string WorkDirectory { get; init; }

    /// <summary>The program and its arguments; run with <c>exec</c>, so that the job's signals reach it.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Environment variables to set, in this order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>What the job asks for.</summary>
    public JobRequests Requests { get; init; } = JobRequests.None;

    /// <summary>Shell text before the command, such as staging in; may be empty.</summary>
    public string Prologue { get; init; } = "";

    /// <summary>Shell text after the command, such as staging out; may be empty. It sees the command's exit code in <c>$code</c>;
    /// where it fails and the command did not, the job fails with its exit code.</summary>
    public string Epilogue { get; init; } = "";

    /// <summary>Log file, absolute or in <see cref="WorkDirectory"/>.</summary>
    public string Log { get; init; } = BatchScript.LogName;

    /// <summary>What the job runs where there is no shared disk, from the directory in which it starts; null if it runs with one only.</summary>
    public AwayCommand? Away { get; init; }

    /// <summary>Files of <see cref="WorkDirectory"/>, or absolute ones, that travel with the job where there is no shared disk.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [BatchScript.ChunkFileName];
}
