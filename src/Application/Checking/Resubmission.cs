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
        (ChunkStatus Chunk, ResubmitDecision Decision)[] decided = Spare(run, submission, [.. bad.Select(c => (c, Decide(c)))]);
        foreach ((ChunkStatus chunk, ResubmitDecision decision) in decided)
        {
            console.Info($"{chunk.Path}: {chunk.Words}, {(decision.Again ? "submitted again" : "left alone")}: {decision.Why}\n");
            if (!decision.Again && chunk.Job?.Record is { Message.Length: > 0 } record)
            {
                console.Info($"  {record.Message.TrimEnd().ReplaceLineEndings("\n  ")}\n");
            }
        }

        int failed = decided.Count(d => !d.Decision.Again && !d.Chunk.IsUnderWay);
        List<JobAttempt> attempts = [];
        List<(string Chunk, SiteProfile Site, JobRequests Requests)> tasks = [];
        foreach ((ChunkStatus chunk, ResubmitDecision decision) in decided.Where(d => d.Decision.Again))
        {
            string name = Path.GetFileName(chunk.Path);
            JobAttempt? example = LikeLast(run, chunk);
            JobRequests requests = Asked(chunk.Job is { Attempts.Count: > 0 } ? decision.Requests : example?.Requests ?? decision.Requests);
            if (options.Batch is { } command)
            {
                SiteProfile? known = SiteProfiles.ForCommand(command);
                attempts.Add(submission.Submit(known, name, requests, job => known is null ? command : SiteCommands.Named(known, command, job, BatchScript.FileName)));
            }
            else
            {
                tasks.Add((name, SiteOf(chunk, example), requests));
            }
        }

        foreach (var alike in tasks.GroupBy(t => (t.Site, t.Requests)))
        {
            string[] names = [.. alike.Select(t => t.Chunk)];
            attempts.AddRange(options.Array
                ? submission.SubmitArrays(alike.Key.Site, names, alike.Key.Requests, null)
                : names.Select(n => submission.Submit(alike.Key.Site, n, alike.Key.Requests, null)));
        }

        return failed + attempts.Count(a => a.State is SubmissionState.Refused or SubmissionState.Uncertain);
    }

    /// <summary>Leaves alone what somebody has submitted by hand: no ledger knows of it, but the job has the name that stands in the script.</summary>
    private (ChunkStatus Chunk, ResubmitDecision Decision)[] Spare(RunStatus run, ChunkSubmission submission, (ChunkStatus Chunk, ResubmitDecision Decision)[] decided)
    {
        Dictionary<string, string> living = [];
        foreach (var alike in decided.Where(d => d.Decision.Again).GroupBy(d => SiteToAsk(run, d.Chunk)).Where(g => g.Key is not null))
        {
            string[] names = [.. alike.Select(d => submission.NameInScript(Path.GetFileName(d.Chunk.Path)))];
            foreach ((string name, string why) in run.Watch.Living(alike.Key!, names))
            {
                living[name] = why;
            }
        }

        return
        [
            .. decided.Select(d => d.Decision.Again && living.TryGetValue(submission.NameInScript(Path.GetFileName(d.Chunk.Path)), out string? why)
                ? (d.Chunk, new ResubmitDecision(false, d.Decision.Requests, why))
                : d),
        ];
    }

    private SiteProfile? SiteToAsk(RunStatus run, ChunkStatus chunk)
    {
        if (options.Batch is { } command)
        {
            return SiteProfiles.ForCommand(command);
        }

        return options.Site is { } name ? SiteProfiles.Find(name) : LikeLast(run, chunk) is { Site: not "unknown" } last ? SiteProfiles.Find(last.Site) : null;
    }

    private static JobAttempt? LikeLast(RunStatus run, ChunkStatus chunk) =>
        chunk.Job is { Attempts: [.., var last] } ? last : Example(run, Path.GetFileName(chunk.Path));

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
                return policy.Decide(report, Causes(report));
        }
    }

    /// <summary>Causes of the failures so far, in order.</summary>
    private static IReadOnlyList<string> Causes(JobReport report) => report.Attempts.Count == 0
        ? []
        : [.. new JobRecords(Workspace.Files, report.Directory).Read().Where(r => r.ExitCode is not null and not 0).Select(r => r.Cause)];

    private SiteProfile SiteOf(ChunkStatus chunk, JobAttempt? example)
    {
        if (options.Site is { } name)
        {
            return SiteProfiles.Find(name);
        }

        return example is { Site: not "unknown" }
            ? SiteProfiles.Find(example.Site)
            : throw new UserError($"{chunk.Path} was {(example is null ? "never submitted" : "submitted with a command that no site profile knows")}: give --site NAME, or -b CMD.");
    }

    /// <summary>How a chunk that was never submitted would have been: as the one whose rest it is, or as any other of the run.</summary>
    private static JobAttempt? Example(RunStatus run, string chunk)
    {
        string task = Path.Combine(run.Directory.Path, chunk, "chunk.json");
        string? parent = File.Exists(task) ? JsonFiles.Read<ChunkTask>(task).TailOf : null;
        IEnumerable<string> others = run.Plan.Chunks().Select(c => c.Directory);
        return (parent is null ? others : others.Prepend(parent))
            .Select(d => new JobLedger(Workspace.Files, Path.Combine(run.Directory.Path, d)).Read() is [.., var last] ? last : null)
            .FirstOrDefault(a => a is not null);
    }

    /// <summary>What is typed now counts more than what was recorded.</summary>
    private JobRequests Asked(JobRequests requests) => requests with
    {
        Time = options.Time is { } time ? Quantity.Time(time, "--time") : requests.Time,
        Memory = options.Memory is { } memory ? Quantity.JobMemory(memory, "--memory") : requests.Memory,
        Queue = options.Queue ?? requests.Queue,
    };
}
