namespace Heppy.Rehearsal.Faults;

/// <summary>
/// One rule of faults.json, <c>{"seed": 7, "rules": [{"fault": "hold", "job": "*Chunk3*", "attempt": 1}]}</c>.
/// Whether a rule with a probability strikes follows from seed, job, attempt and fault: the same in every rehearsal.
/// </summary>
internal sealed record FaultRule
{
    public required FaultKind Fault { get; init; }

    /// <summary>
    /// A pattern with * and ?, for the job's name, its name with index as <c>name[3]</c>, its command with arguments, or
    /// its directory. For query-fails and query-hangs the name of the command: <c>bjobs</c>, <c>condor_q</c>.
    /// </summary>
    public string Job { get; init; } = "*";

    /// <summary>Only when the job (or command) comes for this time, from 1; 0: each time.</summary>
    public int Attempt { get; init; }

    /// <summary>Strikes so often at most; 0: no limit.</summary>
    public int Times { get; init; }

    public double? Probability { get; init; }

    /// <summary>Strikes so many seconds after the job's start, if it then still runs; 0: before it starts.</summary>
    public double After { get; init; }

    /// <summary>How long hangs and slow-directory last, in seconds; an hour and five seconds if not given.</summary>
    public double? Seconds { get; init; }

    /// <summary>Exit code for <see cref="FaultKind.Exit"/>; 1 if not given.</summary>
    public int? Code { get; init; }

    /// <summary>How long it lasts.</summary>
    internal TimeSpan Duration => TimeSpan.FromSeconds(Seconds ?? (Fault == FaultKind.SlowDirectory ? 5 : 3600));

    internal bool IsDuringRun => Fault is FaultKind.Memory or FaultKind.Time or FaultKind.Lost or FaultKind.Exit
        || (Fault == FaultKind.Hold && After > 0);
}
