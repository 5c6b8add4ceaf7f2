using Heppy.Batch;
using Heppy.CommandLine;

namespace Heppy.Commands;

/// <summary><c>heppy-batch -o Outdir analysis.cs -b CMD</c>: plans a run, and submits its chunks.</summary>
public static class BatchCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<BatchOptions>(args, Run);
    }

    private static int Run(BatchOptions options)
    {
        var console = new RunConsole(options.Quiet, isVerbose: false);
        string outdir = options.OutputDirectory ?? $"OutBatch_{TimeProvider.System.GetLocalNow():yyyyMMdd_HHmmss}";
        // What can be wrong with the submission is known before anything is planned or written.
        SiteProfile? site = SiteOf(options);
        JobRequests requests = RequestsOf(options);
        if (options.Array && SiteCommands.MaximumArray(site!) == 0)
        {
            throw new UserError($"--array: {site!.Name} has no arrays. Leave it out.");
        }

        if (options.ThenHadd && site?.SubmitAfter is null)
        {
            throw new UserError(site is null ? "--then-hadd needs a batch system that is known: --site NAME." : $"--then-hadd: {site.Name} has no jobs that wait for others. Merge later: heppy-hadd {outdir}");
        }

        if (options.NoSharedDisk && site is not { CarriesFiles: true })
        {
            throw new UserError($"--no-shared-disk: {(site is null ? "this batch system is not known" : $"{site.Name} does not carry files")}; HTCondor does (--site htcondor), and sites whose profile says \"carriesFiles\": true.");
        }

        _ = GridProxy.Find(site);
        RunRequest request = Request(options, outdir);
        bool isThere = !options.Force && new RunDirectory(Workspace.Files, outdir).HasPlan;
        if (options.Pilot || (options.TargetTime is not null && !isThere))
        {
            request = Fly(options, request, console);
            if (options.Pilot)
            {
                return ExitCode.Success;
            }
        }

        using PreparedRun prepared = new RunPreparation(request, console).Prepare();
        IReadOnlyList<string> open = new RunChunks(Workspace.Files, prepared.Directory.Path, prepared.Plan).ToDo();
        if (options.Rehearse is not null)
        {
            Rehearsal.Begin(prepared.Directory);
        }

        var travel = new Travel(prepared.Directory);
        if (options.NoSharedDisk || travel.IsWanted)
        {
            travel.Pack();
        }

        CommandRunner runner = Runner(options.CommandTimeout, outdir);
        var submission = new ChunkSubmission(prepared.Directory, prepared.Plan, runner, console);
        // What has been submitted is left to heppy-check: its jobs may live.
        string[] todo = NotSubmitted(open, prepared.Directory, submission, runner, console);
        if (todo.Length < open.Count)
        {
            console.Info(FormattableString.Invariant($"{outdir} holds this run already; {open.Count - todo.Length} of the {open.Count} chunks to do have been submitted.\n"));
        }

        if (todo.Length == 0)
        {
            console.Info($"{(open.Count == 0 ? $"all chunks of {outdir} are sealed; " : "")}nothing to submit. To start again: -f.\nnext: heppy-check {Shell.Quote(outdir)}\n");
            return ExitCode.Success;
        }

        if (options.Negate)
        {
            submission.WriteOnly(site, todo, requests);
            console.Info($"{todo.Length} chunks are ready in {outdir}, none submitted. Each has its batchScript.sh.\nnext: {Later(options, outdir)}\n");
            return ExitCode.Success;
        }

        IReadOnlyList<JobAttempt> attempts = Submit(options, submission, site, todo, requests, outdir, console);
        int code = Summarize(attempts, outdir, console);
        JobAttempt[] earlier = [.. open.Except(todo).SelectMany(c => submission.Earlier(c).TakeLast(1))];
        bool isWhole = !options.ThenHadd || new MergeJob(prepared.Directory, prepared.Plan, site!, runner, console).Submit([.. earlier, .. attempts], requests.Queue);
        return code == ExitCode.Success && !isWhole ? ExitCode.ChunksFailed : code;
    }

    /// <summary>Chunks that nobody has submitted, by hand neither. A ledger that cannot be read is said, and its chunk left to heppy-check.</summary>
    private static string[] NotSubmitted(IReadOnlyList<string> open, RunDirectory run, ChunkSubmission submission, CommandRunner runner, RunConsole console)
    {
        List<string> candidates = [.. open.Where(c => IsOpen(c, submission, console))];
        string[] scripted = [.. candidates.Where(c => ScriptTitle.Read(Path.Combine(run.Path, c)) is not null)];
        if (scripted.Length > 0)
        {
            // They have been written before, so that somebody may have submitted them.
            var watch = new JobWatch(Workspace.Files, runner, TimeProvider.System, TimeSpan.FromMinutes(1)) { FindsByHand = true };
            foreach ((string chunk, JobReport report) in scripted.Zip(watch.Report([.. scripted.Select(c => Path.Combine(run.Path, c))])))
            {
                if (report.MayLive || report.Doubt is not null)
                {
                    console.Error($"{chunk}: left alone: {report.Doubt ?? report.Detail}\n");
                    candidates.Remove(chunk);
                }
            }
        }

        return [.. candidates];
    }

    private static bool IsOpen(string chunk, ChunkSubmission submission, RunConsole console)
    {
        try
        {
            return submission.Earlier(chunk).All(a => a.State == SubmissionState.Refused);
        }
        catch (UserError e)
        {
            console.Error($"{chunk}: left alone: {e.Message}\n");
            return false;
        }
    }

    /// <summary>Measures, says what was found, and splits for the wanted time.</summary>
    private static RunRequest Fly(BatchOptions options, RunRequest request, RunConsole console)
    {
        TimeSpan time = Quantity.Time(options.TargetTime ?? "1h", "--target-time");
        (Config config, Plan plan, Services services) = new RunPreparation(request, console).Plan();
        using (services)
        {
            TimeSpan startUp = TimeProvider.System.GetUtcNow() - System.Diagnostics.Process.GetCurrentProcess().StartTime.ToUniversalTime();
            IReadOnlyList<PilotResult> results = new Pilot(config, plan).Measure();
            console.Always(Pilot.Text(results, time, startUp));
            return request with { Plan = request.Plan with { SplitFactors = results.ToDictionary(r => r.Component, r => r.ChunksFor(time, startUp)) } };
        }
    }

    private static IReadOnlyList<JobAttempt> Submit(BatchOptions options, ChunkSubmission submission, SiteProfile? site, string[] todo, JobRequests requests, string outdir, RunConsole console)
    {
        if (options.Array)
        {
            return submission.SubmitArrays(site!, todo, requests, options.MaximumRunning);
        }

        List<JobAttempt> attempts = [];
        var submitted = new RunProgress.Counter { All = todo.Length };
        using var view = ProgressView.Of(console, "submitting", "chunks", submitted);
        foreach (string chunk in todo)
        {
            attempts.Add(submission.Submit(site, chunk, requests, options.Batch is { } command ? _ => command : null));
            submitted.Add(1);
            if (attempts.Count == 3 && attempts.All(a => a.State == SubmissionState.Refused))
            {
                // A missing command, a wrong queue: the others would fare no better.
                throw new UserError($"the first 3 submissions failed ({attempts[^1].Message}); the other {todo.Length - 3} chunks were not tried. Mend the command and type it again (with -o {Shell.Quote(outdir)}).", ExitCode.ChunksFailed);
            }
        }

        return attempts;
    }

    /// <summary>The command that submits what is only written so far.</summary>
    private static string Later(BatchOptions options, string outdir) =>
        $"heppy-check {Shell.Quote(outdir)} {(options.Site is { } site ? $"--resubmit --site {Shell.Quote(site)}{(options.Array ? " --array" : "")}" : $"-b {(options.Batch is { } command ? Shell.Quote(command) : "CMD")}")}";

    private static int Summarize(IReadOnlyList<JobAttempt> attempts, string outdir, RunConsole console)
    {
        int refused = attempts.Count(a => a.State == SubmissionState.Refused);
        int uncertain = attempts.Count(a => a.State == SubmissionState.Uncertain);
        console.Info($"{attempts.Count - refused - uncertain} of {attempts.Count} chunks submitted{(refused > 0 ? $", {refused} refused" : "")}{(uncertain > 0 ? $", {uncertain} uncertain" : "")}.\nnext: {(refused > 0 ? "mend the command and type it again, or " : "")}heppy-check {Shell.Quote(outdir)}\n");
        return refused + uncertain == 0 ? ExitCode.Success : ExitCode.ChunksFailed;
    }

    private static SiteProfile? SiteOf(BatchOptions options) =>
        (options.Site ?? (options.Batch is null && options.Rehearse is { } system ? Rehearsal.SiteOf(system) : null)) is { } name ? SiteProfiles.Find(name) : options.Batch is { } command ? SiteProfiles.ForCommand(command) : null;

    private static JobRequests RequestsOf(BatchOptions options) => new JobRequests
    {
        Time = options.Time is null ? null : Quantity.Time(options.Time, "--time"),
        Memory = options.Memory is null ? null : Quantity.JobMemory(options.Memory, "--memory"),
        Cores = options.Cores,
        Queue = options.Queue,
    } is var requests && options.StopBefore is { } before ? requests with { StopBefore = Quantity.Time(before, "--stop-before") } : requests;

    private static CommandRunner Runner(string? timeout, string outdir) =>
        new(timeout is null ? TimeSpan.FromMinutes(1) : Quantity.Time(timeout, "--command-timeout"), Rehearsal.EnvironmentOf(outdir));

    private static RunRequest Request(BatchOptions options, string outdir) => new()
    {
        OutputDirectory = outdir,
        Configuration = options.Configuration,
        ConfigurationOptions = [.. options.ConfigurationOptions],
        Plan = new PlanRequest { Limit = options.MaxEvents, Only = [.. options.Only], MaxFiles = options.MaxFiles },
        Force = options.Force,
        Continue = true,
        Store = options.Destination is { } destination ? StoreRecord.Make(destination, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(outdir))), Workspace.Formats(TreeFormat.Parquet).Trees.Extension) : null,
    };
}
