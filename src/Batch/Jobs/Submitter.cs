using Heppy.Storage;

namespace Heppy.Batch;

/// <summary>Submits work directories, and writes down every step before and after it is taken.</summary>
/// <param name="files">File operations.</param>
/// <param name="runner">Runs the submit commands.</param>
/// <param name="time">Clock.</param>
/// <remarks>
/// The attempt is in the ledger before the command runs, with a name that nothing else has. A submitter that is killed, or
/// a command that hangs or prints nothing of use, leaves an attempt that may live; <see cref="JobWatch"/> looks for its name.
/// </remarks>
public sealed class Submitter(IFileLayer files, CommandRunner runner, TimeProvider time)
{
    /// <summary>Submits.</summary>
    /// <param name="submission">What.</param>
    /// <returns>The attempts, one for each directory, as they are in the ledgers.</returns>
    /// <exception cref="IOException">A ledger cannot be written. Before the command has run, nothing was submitted.</exception>
    public IReadOnlyList<JobAttempt> Submit(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        (JobLedger Ledger, JobAttempt Attempt)[] begun = [.. submission.Directories.Select((d, i) => Begin(submission, d, i + 1))];
        bool showsJob = ShowsJob(submission);
        CommandResult result = Run(submission, showsJob);
        string? id = submission.Site is null || showsJob ? null : SiteCommands.ParseId(submission.Site, result.Output + "\n" + result.Error);
        (SubmissionState state, string? message) = Judge(submission, result, id, showsJob);
        List<JobAttempt> attempts = [];
        foreach ((JobLedger ledger, JobAttempt attempt) in begun)
        {
            JobAttempt ended = attempt with
            {
                State = state,
                Message = message,
                Id = id is null || !submission.IsArray ? id : submission.Site!.TaskId(id, attempt.Task!.Value),
            };
            ledger.Put(ended);
            attempts.Add(ended);
        }

        return attempts;
    }

    /// <summary>Whether what the command prints is what the job prints: it runs the job, here, or leaves it in the background.</summary>
    private static bool ShowsJob(Submission submission) =>
        IsInBackground(submission) || (submission.Site is { RunsHere: true } && !submission.Command.Contains("$!", StringComparison.Ordinal));

    private static bool IsInBackground(Submission submission) => submission.Command.AsSpan().TrimEnd().EndsWith("&");

    private CommandResult Run(Submission submission, bool showsJob)
    {
        (string, string) name = ("HEPPY_JOB_NAME", submission.Name);
        return showsJob
            ? runner.RunJob(submission.Command, submission.RunIn, Path.Combine(submission.RunIn, BatchScript.LogName), IsInBackground(submission), name)
            : runner.Run(submission.Command, submission.RunIn, name);
    }

    private bool HasBegun(string directory) => new JobRecords(files, directory).Read() is [.., var last] && last.Attempt == new JobLedger(files, directory).Read().Count;

    private (SubmissionState State, string? Message) Judge(Submission submission, CommandResult result, string? id, bool showsJob)
    {
        if (id is not null)
        {
            return (SubmissionState.Submitted, result.ExitCode == 0 ? null : result.Problem);
        }

        if (result.ExitCode is null)
        {
            return (SubmissionState.Uncertain, result.Problem);
        }

        if (!result.IsSuccess && !(showsJob && submission.Directories.All(HasBegun)))
        {
            return (SubmissionState.Refused, result.Problem);
        }

        return submission.Site is null || showsJob
            ? (SubmissionState.Submitted, null)
            : (SubmissionState.Uncertain, result.Output.Trim().Length == 0 ? "the command printed nothing" : $"no job id in what the command printed: {Short(result.Output)}");
    }

    private (JobLedger Ledger, JobAttempt Attempt) Begin(Submission submission, string directory, int task)
    {
        var ledger = new JobLedger(files, directory);
        var attempt = new JobAttempt
        {
            Number = ledger.Read().Count + 1,
            Site = submission.Site?.Name ?? "unknown",
            Name = submission.Name,
            Command = submission.Command,
            Submitted = time.GetUtcNow(),
            Requests = submission.Requests,
            State = SubmissionState.Submitting,
            Task = submission.IsArray ? task : null,
            Host = Environment.MachineName,
        };
        ledger.Put(attempt);
        return (ledger, attempt);
    }

    private static string Short(string text)
    {
        string line = text.Trim().ReplaceLineEndings(" | ");
        return line.Length <= 120 ? line : line[..120] + "...";
    }
}
