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
        return args is ["--worker", var outdir, var threads]
            ? CommandHost.Guarded("heppy", () => WorkerCommand.Run(outdir, int.Parse(threads, System.Globalization.CultureInfo.InvariantCulture)), Console.Error)
            : CommandHost.Run<HeppyOptions>(args, Run);
    }

    private static int Run(HeppyOptions options)
    {
        var run = new RunDirectory(Workspace.Files, options.OutputDirectory);
        var console = new RunConsole(options.Quiet, options.Verbose);
        if (options.Entry is not null || options.Interactive)
        {
            return OneEventCommand.Run(options, Load(options, run));
        }

        if (options.Resume)
        {
            return Resume(options, run, console);
        }

        LoadedConfiguration configuration = Load(options, run);
        using Services services = Services.Start(configuration.Config);
        if (options.DryRun)
        {
            PlanResult dry = Plan(options, configuration, run, null);
            console.Always(PlanText.Of(dry, columns: true) + "Dry run: nothing was run.\n");
            return ExitCode.Success;
        }

        OutputDirectory.Check(run.Path);
        using RunLock guard = OutputDirectory.Take(run, options.Force);
        Plan? earlier = OutputDirectory.Prepare(run, options.Force, configuration, options.MaxEvents);
        PlanResult planned;
        try
        {
            planned = Plan(options, configuration, run, earlier);
        }
        catch
        {
            OutputDirectory.RemoveIfEmpty(run, guard);
            throw;
        }

        console.Info(PlanText.Of(planned, columns: options.Verbose));
        try
        {
            if (options.Force || run.IsUnfinished)
            {
                OldRun.Remove(Workspace.Files, run);
            }

            Component[] components = [.. configuration.Config.Components.Where(c => planned.Plan.Components.Any(p => p.Name == c.Name))];
            run.Write(planned.Plan, configuration.Sources, CanonicalConfiguration.Of(configuration.Config, components), ConfigurationContext.Files);
            SoftwareVersions.Write(run, configuration, options.TrackVersions);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write to {run.Path}: {e.Message}. Nothing was run; once there is room, the same command starts again.", ExitCode.OutputDirectory, e);
        }

        return Execute(options, run, planned.Plan, configuration.Config, console);
    }

    private static LoadedConfiguration Load(HeppyOptions options, RunDirectory run)
    {
        string path = options.Configuration ?? (run.HasPlan ? run.ReadPinned().EntryPath : throw new UserError("which configuration? Type: heppy Outdir analysis.cs"));
        // Without a configuration it is that of the run, and so are its options.
        bool asRun = options.Configuration is null && !options.ConfigurationOptions.Any();
        IEnumerable<string> chosen = asRun ? run.ReadPinned().Options.Where((_, i) => i % 2 == 1) : options.ConfigurationOptions;
        return LoadedConfiguration.FromFile(path, chosen, options.Interactive);
    }

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
        using Services services = Services.Start(config);
        return Execute(options, run, plan, config, console);
    }

    private static PlanResult Plan(HeppyOptions options, LoadedConfiguration configuration, RunDirectory run, Plan? earlier)
    {
        var request = new PlanRequest
        {
            Limit = options.MaxEvents,
            Only = [.. options.Only],
            MaxFiles = options.MaxFiles,
            InputFiles = [.. options.InputFiles.Select(f => Path.GetFullPath(f))],
        };
        string fingerprint = Fingerprint.Of(new { configuration.Sources.Options, Sources = configuration.Sources.Sources.Select(s => Fingerprint.Of(s.Bytes)), Files = ConfigurationContext.Files.Select(f => f.Sha256) });
        return new Planner(configuration.Config, Workspace.Inputs(), configuration.Locator)
            .Make(request, earlier?.Configuration ?? fingerprint, Workspace.Tool, TimeProvider.System, earlier);
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
            Formats = Workspace.Formats,
            Files = Workspace.Files,
            PrintCount = options.PrintedEvents,
            WatchMemory = options.MemoryCheck,
        };
        IReadOnlyList<ChunkOutcome> outcomes;
        using (StopSignals.Listen(context.Stop, console))
        using (RunProgressView view = new(context, todo, console))
        {
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
        return string.Join(' ', words.Select(Quoted));
    }

    private static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=+,:".Contains(c, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static int Report(HeppyOptions options, RunDirectory run, Plan plan, IReadOnlyList<ChunkOutcome> outcomes, RunConsole console)
    {
        console.Error(OutcomeText.Failures(outcomes, (component, entry) => Look(options, plan, component, entry)));
        int code = OutcomeText.Code(outcomes);
        int failed = outcomes.Count(o => o.State == ChunkState.Failed);
        int cut = outcomes.Count(o => o.State is ChunkState.Stopped or ChunkState.NotStarted);
        int done = outcomes.Count - failed - cut;
        string rest = (failed > 0 ? $", {failed} failed" : "") + (cut > 0 ? $", {cut} stopped" : "");
        console.Info(FormattableString.Invariant($"{done} of {outcomes.Count} chunks done{rest}; {outcomes.Sum(o => o.Events):N0} events.\n"));
        if (code != ExitCode.Success)
        {
            console.Info($"next: heppy --resume {options.OutputDirectory}\n");
            return code;
        }

        if (options.Merge)
        {
            return HaddCommand.Merge(run, run.Path, new HaddOptions { Directory = options.OutputDirectory, Quiet = options.Quiet });
        }

        if (plan.Components.Any(c => c.Chunks.Count > 1))
        {
            console.Info($"next: heppy-hadd {options.OutputDirectory}\n");
        }
        else
        {
            console.Info($"results: {string.Join(" ", plan.Components.Select(c => Path.Combine(options.OutputDirectory, c.Name)))}\n");
        }

        return code;
    }
}
