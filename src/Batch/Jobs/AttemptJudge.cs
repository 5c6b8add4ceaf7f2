using System.Globalization;

namespace Heppy.Batch;

/// <summary>Judges one attempt from what the system answers and what the job said of itself.</summary>
/// <param name="attempt">The attempt as it is in the ledger.</param>
/// <param name="record">What its job said, or null.</param>
/// <param name="answer">What the system says, or null if nobody can be asked.</param>
/// <param name="now">The time.</param>
/// <param name="grace">How long a missing job is waited for.</param>
internal sealed class AttemptJudge(JobAttempt attempt, JobRecord? record, JobAnswer? answer, DateTimeOffset now, TimeSpan grace)
{
    internal (JobAttempt After, JobSituation Situation, string Detail) Judge() => answer switch
    {
        { Status: { } status } => Heard(status),
        { Problem: { } problem } => (attempt, JobSituation.Unknown, problem),
        _ when record is { Ended: { } ended } => SaidItEnded(ended),
        null => (attempt, JobSituation.Unknown, record is null
            ? "no site profile knows its submit command, and the job has not begun"
            : $"began on {record.Host} at {Clock(record.Started)}; no site profile knows its submit command"),
        _ => Missing(),
    };

    private (JobAttempt After, JobSituation Situation, string Detail) Heard(JobStatus status)
    {
        JobAttempt seen = attempt with { State = SubmissionState.Submitted, Id = attempt.Id ?? status.Id, Last = status, Seen = now, MissingSince = null };
        return status.State switch
        {
            JobState.Pending => (seen, JobSituation.Pending, status.Reason),
            JobState.Running => (seen, JobSituation.Running, status.Host is { } host ? $"on {host}" : ""),
            JobState.Held => (seen, JobSituation.Held, status.Reason),
            JobState.Unknown => (seen, JobSituation.Unknown, $"its state is '{status.Reason}', which site {attempt.Site} does not explain"),
            JobState.OutOfMemory => Over(seen, JobSituation.OutOfMemory, Reason(status, "out of memory")),
            JobState.OutOfTime => Over(seen, JobSituation.OutOfTime, Reason(status, "out of time")),
            JobState.Cancelled => Over(seen, JobSituation.Cancelled, Reason(status, "cancelled")),
            JobState.NodeFailure => Over(seen, JobSituation.NodeFailure, Reason(status, "node failure")),
            JobState.Ended when record?.Ended is null && now - Since() < grace => (seen with { MissingSince = Since() }, JobSituation.Unknown, Waiting("ended; its result is not visible yet")),
            JobState.Ended => Over(seen, JobSituation.Ended, record?.Message is { Length: > 0 } said ? said : "ended with exit code 0 without a result"),
            _ => Over(seen, JobSituation.Failed, record?.Message is { Length: > 0 } said ? said : Reason(status, Exit(status))),
        };
    }

    private (JobAttempt After, JobSituation Situation, string Detail) SaidItEnded(DateTimeOffset ended)
    {
        JobAttempt over = attempt with { State = SubmissionState.Submitted, Seen = ended };
        return record!.ExitCode == 0 && now - ended < grace
            ? (over, JobSituation.Unknown, "ended; its result is not visible yet")
            : Over(over, record.ExitCode == 0 ? JobSituation.Ended : JobSituation.Failed, record.Message);
    }

    private (JobAttempt After, JobSituation Situation, string Detail) Missing()
    {
        JobAttempt missing = attempt with { MissingSince = Since() };
        if (now - Since() < grace)
        {
            return (missing, JobSituation.Unknown, Waiting("not in the queue"));
        }

        if (attempt.Id is null && record is null)
        {
            return (missing with { State = SubmissionState.Refused }, JobSituation.Refused, attempt.Message ?? "the submission was interrupted, and no such job is known");
        }

        return Over(missing, JobSituation.Lost, record is null ? "gone from the queue; it never began" : $"gone from the queue; it began on {record.Host} at {Clock(record.Started)}");
    }

    private static (JobAttempt After, JobSituation Situation, string Detail) Over(JobAttempt seen, JobSituation outcome, string detail) =>
        (seen with { Outcome = outcome, Message = detail.Length > 0 ? detail : seen.Message }, outcome, detail);

    private DateTimeOffset Since() => attempt.MissingSince ?? now;

    private string Waiting(string what) => $"{what}; given up at {Clock(Since() + grace)}";

    private static string Reason(JobStatus status, string otherwise) => status.Reason.Length > 0 ? status.Reason : otherwise;

    private static string Exit(JobStatus status) => status.Signal is { } signal
        ? string.Create(CultureInfo.InvariantCulture, $"killed by signal {signal}")
        : string.Create(CultureInfo.InvariantCulture, $"exit code {status.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}");

    private static string Clock(DateTimeOffset at) => at.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
