using Heppy.Batch;
using Heppy.CommandLine;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary><c>heppy Outdir analysis.cs</c>: plans a run, and runs it on this machine.</summary>
public static class HeppyCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args switch
        {
            ["--worker", .. var words] => CommandHost.Guarded("heppy", () => WorkerCommand.Run(words), Console.Error),
            ["--merge", var outdir] => CommandHost.Guarded("heppy-hadd", () => HaddCommand.Merge(new RunDirectory(Workspace.Files, outdir), Path.GetFullPath(outdir), new HaddOptions { Directory = outdir }), Console.Error),
            ["--job", .. var job] => CommandHost.Guarded("heppy", () => JobCommand.Parse(job).Run(), Console.Error),
            ["--shell-files", var folder] => CommandHost.Guarded("heppy", () => ShellFiles(folder), Console.Error),
            // Only as the very first word; a directory of that name is ./new.
            ["new", .. var words] => CommandHost.Run<NewOptions>(words, NewCommand.Run),
            ["doctor", .. var words] => CommandHost.Run<DoctorOptions>(words, DoctorCommand.Run),
            ["run", .. var words] => CommandHost.Run<RunOptions>(RunCommand.Arguments(words), RunCommand.Run),
            _ => CommandHost.Run<HeppyOptions>(args, Run),
        };
    }

    private static int Run(HeppyOptions options)
    {
        if (options.Replay is { } bundle)
        {
            return ReplayCommand.Run(bundle);
        }

        var run = new RunDirectory(Workspace.Files, options.OutputDirectory);
        var console = new RunConsole(options.Quiet, options.Verbose);
        RunRequest request = Request(options);
        if (options.Entry is not null || options.Interactive)
        {
            return OneEventCommand.Run(options, RunPreparation.Load(request, options.Interactive));
        }

        if (options.Resume)
        {
            return Resume(options, run, console);
        }

        var preparation = new RunPreparation(request, console, options.Verbose);
        if (options.DryRun || options.Graph is not null)
        {
            PlanResult planned = preparation.DryRun();
            if (options.Graph is { } picture)
            {
                PlanPicture.Of(planned.Plan).Write(picture);
            }

            console.Error(PlanText.Warnings(planned));
            console.Always(PlanText.Of(planned, columns: options.DryRun) + (options.Graph is { } drawn ? $"The plan is drawn in {drawn}: nothing was run.\n" : "Dry run: nothing was run.\n"));
            return ExitCode.Success;
        }

        using PreparedRun prepared = preparation.Prepare();
        return Execute(options, run, prepared.Plan, prepared.Config, console);
    }

    /// <summary>Completions and manual pages, for a folder like <c>~/.local/share</c>.</summary>
    private static int ShellFiles(string folder)
    {
        CommandLine.Shells.ShellFiles.Write(folder, Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"));
        return ExitCode.Success;
    }

    private static RunRequest Request(HeppyOptions options) => new()
    {
        OutputDirectory = options.OutputDirectory,
        Configuration = options.Configuration,
        ConfigurationOptions = [.. options.ConfigurationOptions],
        Plan = new PlanRequest
        {
            Limit = options.MaxEvents,
            Only = [.. options.Only],
            MaxFiles = options.MaxFiles,
            InputFiles = [.. options.InputFiles.Select(f => Path.GetFullPath(f))],
        },
        Force = options.Force,
        TrackVersions = options.TrackVersions,
    };

    private static int Resume(HeppyOptions options, RunDirectory run, RunConsole console)
    {
        Plan plan = run.ReadPlan();
        if (options.Configuration is { } path)
        {
            OutputDirectory.RequireSame(run, LoadedConfiguration.FromFile(path, options.ConfigurationOptions));
        }
        else if (options.ConfigurationOptions.Any())
        {
            throw new UserError($"--resume takes the options of the run from {run.Path}; leave -o out, or start again with -f.");
        }

        if (options.MaxEvents is { } n && n != plan.Limit)
        {
            throw new UserError($"{run.Path} was planned with {(plan.Limit is { } was ? $"-N {was}" : "all events")}; --resume cannot change that to -N {n}. Start again with -f.", ExitCode.Conflict);
        }

        using RunLock guard = OutputDirectory.Take(run, force: false);
        Config config = LoadedConfiguration.FromRun(run);
        run.WriteChunks(plan);
        RequireSound(run, plan, options.OutputDirectory);
        using Services services = Services.Start(config);
        return Execute(options, run, plan, config, console);
    }

    /// <summary>Refuses sealed chunks whose outputs are gone: their seals vouch for what is not there.</summary>
    private static void RequireSound(RunDirectory run, Plan plan, string shown)
    {
        var chunks = new RunChunks(Workspace.Files, run.Path, plan);
        IRemoteStore? store = Workspace.StoreOf(run);
        string[] damaged =
        [
            .. plan.Components.Where(c => !chunks.IsPutAway(c)).SelectMany(chunks.Of)
                .Where(c => c.Seal is not null && new ChunkDirectory(Workspace.Files, Path.Combine(run.Path, c.Directory), store: store).Verify(deep: false, c.Seal).Problems.Count > 0)
                .Select(c => Path.Combine(shown, c.Directory)),
        ];
        if (damaged.Length > 0)
        {
            throw new UserError($"{damaged.Length} sealed chunks are damaged. Have them done again: rm -r {string.Join(' ', damaged.Select(Shell.Quote))} && heppy --resume {Shell.Quote(shown)}", ExitCode.Incomplete);
        }
    }

    private static int Execute(HeppyOptions options, RunDirectory run, Plan plan, Config config, RunConsole console)
    {
        var chunks = new RunChunks(Workspace.Files, run.Path, plan);
        chunks.MakeTails();
        IReadOnlyList<string> todo = chunks.ToDo();
        if (todo.Count == 0)
        {
            console.Info($"all {plan.Components.Sum(c => c.Chunks.Count)} chunks of {options.OutputDirectory} are sealed already.\n");
            return options.Merge ? HaddCommand.Merge(run, run.Path, new HaddOptions { Directory = options.OutputDirectory, Quiet = options.Quiet }) : ExitCode.Success;
        }

        var context = new RunContext
        {
            Outdir = run.Path,
            Config = config,
            Plan = plan,
            Inputs = Workspace.Inputs(),
            Formats = Workspace.Formats(plan.Trees),
            Files = Workspace.Files,
            Store = Workspace.StoreOf(run),
            PrintCount = options.PrintedEvents,
            WatchMemory = options.MemoryCheck,
        };
        IReadOnlyList<ChunkOutcome> outcomes;
        using (StopSignals.Listen(context.Stop, console))
        using (RunProgressView view = new(context, todo, console))
        {
            using var guard = new ExitGuard(console);
            outcomes = Executors.Make(options, todo.Count).Run(context, todo, view.Ended);
        }

        return Report(options, run, plan, outcomes, console);
    }

    /// <summary>The command that shows an event, as it can be typed where this one was.</summary>
    private static string Look(HeppyOptions options, Plan plan, string component, long entry)
    {
        string[] only = plan.Components.Count > 1 ? ["--only", component] : [];
        string[] set = [.. options.ConfigurationOptions.SelectMany(o => (string[])["-o", o])];
        string[] config = options.Configuration is { } path ? [path] : [];
        string[] words = ["heppy", "-e", entry.ToString(System.Globalization.CultureInfo.InvariantCulture), .. only, .. set, options.OutputDirectory, .. config];
        return string.Join(' ', words.Select(Shell.Quote));
    }

    /// <summary>The configuration as it was typed, or that of the run which goes on.</summary>
    private static string Config(HeppyOptions options, RunDirectory run) => " " + Shell.Quote(options.Configuration ?? Shown(run.ReadPinned().EntryPath));

    private static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path) is var near && near.StartsWith("..", StringComparison.Ordinal) ? path : near;

    private static int Report(HeppyOptions options, RunDirectory run, Plan plan, IReadOnlyList<ChunkOutcome> outcomes, RunConsole console)
    {
        console.Error(OutcomeText.Failures(outcomes, (component, entry) => Look(options, plan, component, entry)));
        int code = OutcomeText.Code(outcomes);
        int failed = outcomes.Count(o => o.State == ChunkState.Failed);
        int cut = outcomes.Count(o => o.State is ChunkState.Stopped or ChunkState.NotStarted);
        int done = outcomes.Count - failed - cut;
        string rest = (failed > 0 ? $", {failed} failed" : "") + (cut > 0 ? $", {cut} stopped" : "");
        console.Info(FormattableString.Invariant($"{done} of {outcomes.Count} chunks done{rest}; {outcomes.Sum(o => o.Events):N0} events.\n"));
        if (code != ExitCode.Success || !options.Merge)
        {
            console.Note(NaNFills.Warning(run.Path, outcomes.Select(o => (o.Component, o.Directory))));
        }

        if (code != ExitCode.Success)
        {
            console.Info(code switch
            {
                ExitCode.Conflict => $"next: heppy -f {Shell.Quote(options.OutputDirectory)}{Config(options, run)}, which starts again\n",
                ExitCode.ChunksFailed => $"next: heppy --resume {Shell.Quote(options.OutputDirectory)}, or after a change of the analysis: heppy -f {Shell.Quote(options.OutputDirectory)}{Config(options, run)}\n",
                _ => $"next: heppy --resume {Shell.Quote(options.OutputDirectory)}\n",
            });
            return code;
        }

        if (options.Merge)
        {
            return HaddCommand.Merge(run, run.Path, new HaddOptions { Directory = options.OutputDirectory, Quiet = options.Quiet });
        }

        if (plan.Components.Any(c => c.Chunks.Count > 1))
        {
            console.Info($"next: heppy-hadd {Shell.Quote(options.OutputDirectory)}\n");
        }
        else
        {
            console.Info($"results: {string.Join(" ", plan.Components.Select(c => Path.Combine(options.OutputDirectory, c.Name)))}\n");
        }

        return code;
    }
}
