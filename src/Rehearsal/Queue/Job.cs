using System.Text.Json.Serialization;

namespace Heppy.Rehearsal.Queue;

/// <summary>One job, or one element of an array or cluster: what was asked for, and what became of it.</summary>
internal sealed record Job
{
    public required BatchSystem System { get; init; }
    public required int Id { get; init; }

    /// <summary>LSF: index in the array, from 1, or 0 without an array. HTCondor: the process number.</summary>
    public int Index { get; init; }

    /// <summary>LSF: last index of the array; 0 without an array. HTCondor: processes of the cluster.</summary>
    public int ArrayEnd { get; init; }

    /// <summary>How many elements of the array run at once; 0: no limit.</summary>
    public int ArrayLimit { get; init; }

    /// <summary>Without the index.</summary>
    public required string Name { get; init; }

    public required string User { get; init; }
    public required string Host { get; init; }
    public string Queue { get; init; } = "normal";
    public string Project { get; init; } = "default";

    /// <summary>What is shown as the command.</summary>
    public required string Command { get; init; }

    /// <summary>What is executed: an absolute path and its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Where the job was submitted, and where it runs unless files are transferred.</summary>
    public required string Directory { get; init; }

    public string? Input { get; init; }
    public string? Output { get; init; }
    public string? Error { get; init; }
    public bool OverwriteOutput { get; init; }
    public bool OverwriteError { get; init; }

    /// <summary>In minutes.</summary>
    public double? RunLimit { get; init; }

    /// <summary>In kilobytes.</summary>
    public long? MemoryLimit { get; init; }

    public string? WarningSignal { get; init; }

    /// <summary>Minutes before the run limit at which the warning signal is sent.</summary>
    public double WarningTime { get; init; }

    public string? ResourceRequest { get; init; }
    public int Slots { get; init; } = 1;
    public string? Dependency { get; init; }

    /// <summary>HTCondor: the commands and attributes of the submit description, macros expanded.</summary>
    public IReadOnlyDictionary<string, string> Description { get; init; } = new Dictionary<string, string>();

    /// <summary>The faults that were drawn for this job at submission.</summary>
    public IReadOnlyList<Faults.FaultRule> Faults { get; init; } = [];

    public JobState State { get; init; }

    /// <summary>When <see cref="State"/> last changed.</summary>
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Submitted { get; init; }
    public DateTimeOffset? Started { get; init; }
    public DateTimeOffset? Ended { get; init; }

    /// <summary>As a shell shows it: 128 and the signal for a process that was killed.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The signal that ended the process.</summary>
    public int? Signal { get; init; }

    /// <summary>Why a limit, a person or a fault ended, held or removed the job; such as TERM_RUNLIMIT.</summary>
    public string? Reason { get; init; }

    public int ReasonCode { get; init; }
    public int ReasonSubCode { get; init; }
    public double CpuSeconds { get; init; }
    public long PeakKilobytes { get; init; }
    public int Starts { get; init; }

    /// <summary>The process that runs in a slot and watches the job.</summary>
    public int RunnerPid { get; init; }
    public long RunnerStart { get; init; }

    /// <summary>The job's first process, leader of its session and process group.</summary>
    public int Pid { get; init; }
    public long PidStart { get; init; }
    public string? ExecutionDirectory { get; init; }
    public IReadOnlyList<JobEvent> Events { get; init; } = [];

    [JsonIgnore]
    public bool IsFinished => State is JobState.Done or JobState.Exited or JobState.Removed;

    [JsonIgnore]
    public bool IsStarted => State is JobState.Running or JobState.Suspended;

    [JsonIgnore]
    public bool InArray => System == BatchSystem.Lsf && ArrayEnd > 0;

    /// <summary>The name with the index of the array: what bjobs shows.</summary>
    [JsonIgnore]
    public string ElementName => InArray ? FormattableString.Invariant($"{Name}[{Index}]") : Name;

    /// <summary>As the commands name the job: 12, 12[3] or, by HTCondor, 12.3.</summary>
    [JsonIgnore]
    public string Label => System == BatchSystem.HTCondor
        ? FormattableString.Invariant($"{Id}.{Index}")
        : InArray ? FormattableString.Invariant($"{Id}[{Index}]") : FormattableString.Invariant($"{Id}");

    /// <summary>The job with another entry in its history.</summary>
    internal Job With(DateTimeOffset time, string text) => this with { Events = [.. Events, new JobEvent(time, text)] };
}
