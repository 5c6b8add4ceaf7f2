using Heppy.Batch;
using Heppy.CommandLine;

namespace Heppy.Commands;

/// <summary>Submits bad chunks again: as recorded, or with a command; says first what it will do.</summary>
/// <param name="options">What was typed.</param>
/// <param name="policy">Decides about each chunk.</param>
/// <param name="console">Receives the decisions.</param>
internal sealed class Resubmission(CheckOptions options, ResubmitPolicy policy, RunConsole console)
{
    /// <summary>Submits the bad chunks of a run.</summary>
    /// <returns>Number of chunks for which nothing was or will be done.</returns>
    internal int Run(RunStatus run, IReadOnlyList<ChunkStatus> bad)
    {
        var submission = new ChunkSubmission(run.Directory, run.Plan, run.Runner, console);
        (ChunkStatus Chunk, ResubmitDecision Decision)[] decided = [.. bad.Select(c => (c, Decide(c)))];
        List<(string Chunk, SiteProfile? Site, JobRequests Requests)> tasks = [.. decided.Where(d => d.Decision.Again).Select(d => Task(run, d.Chunk, d.Decision))];
        Say(decided);
        int failed = decided.Count(d => !d.Decision.Again && !d.Chunk.IsUnderWay);
        List<JobAttempt> attempts = [];
        if (options.Batch is { } command)
        {
            attempts.AddRange(tasks.Select(t => submission.Submit(t.Site, t.Chunk, t.Requests, job => t.Site is null ? command : SiteCommands.Named(t.Site, command, job, BatchScript.FileName))));
            tasks = [];
        }

        foreach (var alike in tasks.GroupBy(t => (t.Site, t.Requests)))
        {
            string[] names = [.. alike.Select(t => t.Chunk)];
            attempts.AddRange(options.Array
                ? submission.SubmitArrays(alike.Key.Site!, names, alike.Key.Requests, null)
                : names.Select(n => submission.Submit(alike.Key.Site, n, alike.Key.Requests, null)));
        }

        return failed + attempts.Count(a => a.State is SubmissionState.Refused or SubmissionState.Uncertain);
    }

    private void Say((ChunkStatus Chunk, ResubmitDecision Decision)[] decided)
    {
        foreach ((ChunkStatus chunk, ResubmitDecision decision) in decided)
        {
            string why = decision.Why.Length > 0 ? $": {decision.Why}" : "";
            console.Info($"{chunk.Path}: {chunk.Words}, {(decision.Again ? "submitted again" : "left alone")}{why}\n");
            if (!decision.Again && (chunk.Condition == ChunkCondition.Unknown ? chunk.Detail : chunk.Job?.Record?.Message) is { Length: > 0 } said)
            {
                console.Info($"  {said.TrimEnd().ReplaceLineEndings("\n  ")}\n");
            }
        }
    }

    private (string Chunk, SiteProfile? Site, JobRequests Requests) Task(RunStatus run, ChunkStatus chunk, ResubmitDecision decision)
    {
        string name = Path.GetFileName(chunk.Path);
        JobAttempt? example = LikeLast(run, chunk);
        JobRequests requests = Asked(chunk.Job is { Attempts.Count: > 0 } ? decision.Requests : example?.Requests ?? decision.Requests);
        return (name, options.Batch is { } command ? SiteProfiles.ForCommand(command) : SiteOf(run, chunk, example), requests);
    }

    /// <summary>How a chunk was submitted the last time, or would have been: what somebody did by hand is no example if there is another.</summary>
    private static JobAttempt? LikeLast(RunStatus run, ChunkStatus chunk) =>
        chunk.Job?.Attempts.LastOrDefault(a => !a.IsByHand) ?? Example(run, Path.GetFileName(chunk.Path)) ?? (chunk.Job is { Attempts: [.., var last] } ? last : null);

    private ResubmitDecision Decide(ChunkStatus chunk)
    {
        switch (chunk.Condition)
        {
            case ChunkCondition.EndedByAnalysis:
                return new ResubmitDecision(false, JobRequests.None, "the analysis asked for it; merge with --allow-partial");
            case ChunkCondition.Damaged:
                return new ResubmitDecision(false, JobRequests.None, "delete its directory to have it done again");
            case ChunkCondition.Unknown when chunk.Job is null:
                return new ResubmitDecision(false, JobRequests.None, "it is sealed, but the storage of its outputs does not answer; look again");
            case ChunkCondition.Sealed:
                return new ResubmitDecision(false, JobRequests.None, "it is done");
            default:
                JobReport report = chunk.Job ?? new JobReport(chunk.Path, JobSituation.NeverSubmitted, "", [], null);
                return policy.Decide(report, report.MayLive ? [] : Causes(report));
        }
    }

    /// <summary>Causes of the failures so far, in order.</summary>
    private static IReadOnlyList<string> Causes(JobReport report) => report.Attempts.Count == 0
        ? []
        : [.. new JobRecords(Workspace.Files, report.Directory).Read().Where(r => r.ExitCode is not null and not 0).Select(r => r.Cause)];

    private SiteProfile SiteOf(RunStatus run, ChunkStatus chunk, JobAttempt? example)
    {
        // Scripts that were made without a site are made for this machine: that is nobody's wish.
        string? written = example is null or { IsByHand: true } && ScriptTitle.Read(Path.Combine(run.Directory.Path, Path.GetFileName(chunk.Path))) is { Site: not "local" } title ? title.Site : null;
        return (options.Site ?? written ?? (example is { Site: not "unknown" } ? example.Site : null)) is { } name
            ? SiteProfiles.Find(name)
            : throw new UserError($"{chunk.Path} was {(example is null ? "never submitted" : "submitted with a command that no site profile knows")}: give --site NAME, or -b {(example is not null && Remedy.NeedsCommand(example) ? Shell.Quote(example.Command) : "CMD")}. Nothing was submitted.");
    }

    /// <summary>How a chunk that was never submitted would have been: as the one whose rest it is, or as any other of the run.</summary>
    private static JobAttempt? Example(RunStatus run, string chunk)
    {
        IEnumerable<string> others = run.Plan.Chunks().Select(c => c.Directory);
        return (ParentOf(Path.Combine(run.Directory.Path, chunk, "chunk.json")) is { } parent ? others.Prepend(parent) : others)
            .Select(d => LastOf(Path.Combine(run.Directory.Path, d)))
            .FirstOrDefault(a => a is not null);
    }

    private static string? ParentOf(string task)
    {
        try
        {
            return File.Exists(task) ? PlanCheck.Task(task).TailOf : null;
        }
        catch (UserError)
        {
            // Its job will say so.
            return null;
        }
    }

    private static JobAttempt? LastOf(string directory)
    {
        try
        {
            return new JobLedger(Workspace.Files, directory).Read().LastOrDefault(a => !a.IsByHand);
        }
        catch (UserError)
        {
            // A damaged ledger is a matter of its own chunk.
            return null;
        }
    }

    /// <summary>What is typed now counts more than what was recorded.</summary>
    private JobRequests Asked(JobRequests requests) => requests with
    {
        Time = options.Time is { } time ? Quantity.Time(time, "--time") : requests.Time,
        Memory = options.Memory is { } memory ? Quantity.JobMemory(memory, "--memory") : requests.Memory,
        Queue = options.Queue ?? requests.Queue,
    };
}
