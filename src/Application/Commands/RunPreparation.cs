using Heppy.Batch;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>From a command line to a run on disk: configuration, plan, directory; nothing has run yet.</summary>
/// <param name="request">What to run.</param>
/// <param name="console">Receives the plan.</param>
/// <param name="isVerbose">Show the columns too.</param>
internal sealed class RunPreparation(RunRequest request, RunConsole console, bool isVerbose = false)
{
    private readonly RunDirectory _run = new(Workspace.Files, request.OutputDirectory);

    /// <summary>Loads the configuration; without one it is that of the run, and so are its options.</summary>
    internal static LoadedConfiguration Load(RunRequest request, bool allPublic = false)
    {
        var run = new RunDirectory(Workspace.Files, request.OutputDirectory);
        string path = request.Configuration ?? (run.HasPlan ? run.ReadPinned().EntryPath : throw new UserError("which configuration? Type: heppy Outdir analysis.cs"));
        bool asRun = request.Configuration is null && request.ConfigurationOptions.Count == 0;
        IEnumerable<string> chosen = asRun ? run.ReadPinned().Options.Where((_, i) => i % 2 == 1) : request.ConfigurationOptions;
        return LoadedConfiguration.FromFile(path, chosen, allPublic);
    }

    /// <summary>Plans without writing anything.</summary>
    internal PlanResult DryRun()
    {
        LoadedConfiguration configuration = Load(request);
        using Services services = Services.Start(configuration.Config);
        return Plan(configuration, null);
    }

    /// <summary>Plans without writing anything, for events to be run from the plan.</summary>
    /// <returns>Configuration, plan, and the services, which have been started.</returns>
    internal (Config Config, Plan Plan, Services Services) Plan()
    {
        LoadedConfiguration configuration = Load(request);
        var services = Services.Start(configuration.Config);
        return (configuration.Config, Plan(configuration, null).Plan, services);
    }

    /// <summary>Plans a new run, or what is added to the one that is there, and writes it.</summary>
    /// <exception cref="UserError">A mistake, or a directory that cannot be used; nothing was written.</exception>
    internal PreparedRun Prepare()
    {
        LoadedConfiguration configuration = Load(request);
        var services = Services.Start(configuration.Config);
        RunLock? guard = null;
        try
        {
            OutputDirectory.Check(_run.Path);
            guard = OutputDirectory.Take(_run, request.Force);
            Plan plan = Write(configuration, guard);
            return new PreparedRun(_run, plan, configuration.Config, guard, services);
        }
        catch
        {
            guard?.Dispose();
            services.Dispose();
            throw;
        }
    }

    private Plan Write(LoadedConfiguration configuration, RunLock guard)
    {
        Plan? earlier = OutputDirectory.Prepare(_run, request, configuration);
        RequireSameStore(earlier);
        if (earlier is not null && request.Continue && IsAllOf(earlier, configuration))
        {
            // Chunks whose making was interrupted, or that were deleted.
            _run.WriteChunks(earlier);
            return earlier;
        }

        PlanResult planned;
        try
        {
            planned = Plan(configuration, earlier);
        }
        catch
        {
            OutputDirectory.RemoveIfEmpty(_run, guard);
            throw;
        }

        console.Info(PlanText.Of(planned, columns: isVerbose));
        console.Error(PlanText.Warnings(planned));
        try
        {
            if (request.Force || _run.IsUnfinished)
            {
                OldRun.Remove(Workspace.Files, _run);
                console.Note(OutputDirectory.Old(_run.Path));
            }

            Component[] components = [.. configuration.Config.Components.Where(c => planned.Plan.Components.Any(p => p.Name == c.Name))];
            byte[]? store = request.Store is { } kept ? JsonFiles.Bytes(kept with { Suffix = Workspace.Formats(planned.Plan.Trees).Trees.Extension }) : null;
            _run.Write(planned.Plan, configuration.Sources, CanonicalConfiguration.Of(configuration.Config, components), ConfigurationContext.Files, store, configuration.Config.Plots);
            SoftwareVersions.Write(_run, configuration, request.TrackVersions);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write to {_run.Path}: {e.Message}. Nothing was run; once there is room, the same command starts again.", ExitCode.OutputDirectory, e);
        }

        return planned.Plan;
    }

    /// <summary>Components that are added to a run keep their outputs where its other components have them.</summary>
    private void RequireSameStore(Plan? earlier)
    {
        if (earlier is not null && request.Store is { } store)
        {
            string? recorded = File.Exists(_run.StorePath) ? JsonFiles.Read<StoreRecord>(_run.StorePath).Destination : null;
            if (recorded != store.Destination)
            {
                throw new UserError($"{_run.Path} was made {(recorded is null ? "without -r" : $"with its trees in {recorded}")}; components can be added to it in the same way only. Start again with -f, or choose another directory.", ExitCode.Conflict);
            }
        }
    }

    private bool IsAllOf(Plan earlier, LoadedConfiguration configuration)
    {
        string[] wanted = [.. configuration.Config.Components.Select(c => c.Name).Where(n => request.Plan.Only.Count == 0 || request.Plan.Only.Any(g => Glob.Matches(g, n)))];
        return wanted.Length > 0 && wanted.All(n => earlier.Components.Any(c => c.Name == n));
    }

    private PlanResult Plan(LoadedConfiguration configuration, Plan? earlier)
    {
        string fingerprint = Fingerprint.Of(new
        {
            configuration.Sources.Options,
            Sources = configuration.Sources.Sources.Select(s => Fingerprint.Of(s.Bytes)),
            Files = ConfigurationContext.Files.Select(f => f.Sha256),
        });
        var opened = new RunProgress.Counter();
        using var view = ProgressView.Of(console, "opening files", "files", opened);
        return new Planner(configuration.Config, Workspace.Inputs(), configuration.Locator, Workspace.Formats(configuration.Config.Trees).Trees) { Progress = opened }
            .Make(request.Plan, earlier?.Configuration ?? fingerprint, Workspace.Tool, TimeProvider.System, earlier);
    }
}
