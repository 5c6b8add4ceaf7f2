using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Heppy.Batch;

/// <summary>Everything that is special to one batch system or site, read from <c>sites/NAME.json</c>.</summary>
/// <remarks>
/// Commands and options are Scriban templates. Values stand in them quoted for the shell. <c>name</c>, <c>script</c>, <c>program</c>
/// (the script as a command: <c>./</c> before a name without folder), <c>submit_file</c> (<c>job.sub</c> beside the script), <c>options</c> (what is requested, with a blank before it),
/// <c>ids</c> (list, tasks as the system writes them), <c>jobs</c> (list without task numbers), <c>tasks</c>,
/// <c>maximum_running</c> (0: no limit), <c>after</c> (list of job ids), <c>raw_name</c> (not quoted) and the function <c>quote</c>.
/// </remarks>
public sealed record SiteProfile
{
    /// <summary>Name by which <c>--site</c> finds it: the file name without <c>.json</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One line for lists of sites.</summary>
    public required string Description { get; init; }

    /// <summary>Name of the profile whose properties hold where this one has none, or null.</summary>
    public string? Extends { get; init; }

    /// <summary>The submit commands by which <c>-b</c> recognises the system.</summary>
    public required IReadOnlyList<Recognition> RecognizedBy { get; init; }

    /// <summary>Submits one job.</summary>
    public required string Submit { get; init; }

    /// <summary>Submits an array, or null if the system has none.</summary>
    public string? SubmitArray { get; init; }

    /// <summary>Submits a job that waits for others, or null if the system has no such thing.</summary>
    public string? SubmitAfter { get; init; }

    /// <summary>Cancels jobs.</summary>
    public required string Cancel { get; init; }

    /// <summary>Regular expressions with the group <c>id</c> that find the id in what a submit command printed.</summary>
    public required IReadOnlyList<string> SubmittedId { get; init; }

    /// <summary>How the system writes task <c>task</c> of array <c>id</c>, or null if it has no arrays.</summary>
    public string? Task { get; init; }

    /// <summary>Number of the first task: 1, or 0 for HTCondor. Ids outside a profile always count from 1.</summary>
    public int FirstTask { get; init; } = 1;

    /// <summary>The most tasks one array may have; 0 without arrays.</summary>
    public required int MaximumArray { get; init; }

    /// <summary>The fewest tasks one array may have; fewer are submitted one by one.</summary>
    public int MinimumArray { get; init; } = 1;

    /// <summary>How a user's own command gets name and script.</summary>
    public required CommandDialect Dialect { get; init; }

    /// <summary>How requests are written.</summary>
    public required RequestOptions Requests { get; init; }

    /// <summary>What begins a line of the script that the system reads, such as <c>#SBATCH</c>; null if it reads none.</summary>
    public string? Directive { get; init; }

    /// <summary>Signals that ask a job to stop but end a program that does not know them (Grid Engine: USR1); passed on as USR2.</summary>
    public IReadOnlyList<string> StopSignals { get; init; } = [];

    /// <summary>Environment variable with the job's id, or null.</summary>
    public string? JobVariable { get; init; }

    /// <summary>Shell text for the job's id as heppy knows it, <c>12</c> or <c>12_3</c> (an ending <c>_0</c> or <c>_undefined</c> is left out); null if a job cannot tell.</summary>
    public string? JobId { get; init; }

    /// <summary>Environment variable with the number of the array task, or null.</summary>
    public string? TaskVariable { get; init; }

    /// <summary>Further files to write beside the script: name, and name of the template.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Template of the job's script; looked for beside the profile, then in the search path.</summary>
    public string Script { get; init; } = "batchScript.sh.sbn";

    /// <summary>Template of the array's script.</summary>
    public string ArrayScript { get; init; } = "arrayScript.sh.sbn";

    /// <summary>Shell text that each job of this site runs first, before its own prologue.</summary>
    public string Prologue { get; init; } = "";

    /// <summary>Shell text that each job of this site runs last, after its own epilogue.</summary>
    public string Epilogue { get; init; } = "";

    /// <summary>Whether files can travel with jobs, and back, where there is no shared disk.</summary>
    public bool CarriesFiles { get; init; }

    /// <summary>Whether jobs take the user's grid proxy with them.</summary>
    public bool UseProxy { get; init; }

    /// <summary>How to ask for jobs that wait or run.</summary>
    public required SiteQuery Query { get; init; }

    /// <summary>How to ask for jobs that have ended, or null if the system keeps no books.</summary>
    public SiteAccounting? Accounting { get; init; }

    /// <summary>Whether a submit command that does not end in <c>&amp;</c> runs the job itself, so that it takes as long as the job.</summary>
    public bool RunsHere { get; init; }

    /// <summary>The file it was read from.</summary>
    [JsonIgnore]
    public string File { get; init; } = "";

    /// <summary>The id of one task of an array, as it stands in <see cref="JobStatus.Id"/>.</summary>
    /// <param name="id">Id of the array from <see cref="SiteCommands.ParseId"/>.</param>
    /// <param name="task">Number of the task, from 1 on all systems.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "Systems differ in how they write tasks; callers need not know that this form does not.")]
    public string TaskId(string id, int task) => Batch.JobId.Task(id, task);
}
