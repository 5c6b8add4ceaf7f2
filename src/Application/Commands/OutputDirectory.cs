using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>What may be done with an output directory that exists already.</summary>
internal static class OutputDirectory
{
    /// <summary>Refuses a path that cannot become a run's directory.</summary>
    internal static void Check(string path)
    {
        if (File.Exists(path))
        {
            throw new UserError($"{path} is a file. Give the name of a directory.", ExitCode.OutputDirectory);
        }
    }

    /// <summary>Takes the run's lock.</summary>
    internal static RunLock Take(RunDirectory run, bool force)
    {
        bool isNew = !Directory.Exists(run.Path);
        if (!isNew && !force && !run.HasPlan && !run.IsUnfinished && Directory.EnumerateFileSystemEntries(run.Path).Any(e => Path.GetFileName(e) != ".lock" && Path.GetFileName(e) != ".heppy"))
        {
            throw new UserError($"{run.Path} is not empty and not the directory of a run. Choose another name, or -f to use it all the same (other files in it are left alone).", ExitCode.OutputDirectory);
        }

        try
        {
            Workspace.Files.CreateDirectory(run.Path);
            return RunLock.Take(run.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write to {run.Path}: {e.Message}", ExitCode.OutputDirectory, e);
        }
    }

    /// <summary>Decides what a run that is there already means: nothing to add to, a run to add components to, or a refusal.</summary>
    /// <returns>The plan to add components to, or null for a new run.</returns>
    internal static Plan? Prepare(RunDirectory run, RunRequest request, LoadedConfiguration configuration)
    {
        long? limit = request.Plan.Limit;
        if (request.Force || !run.HasPlan)
        {
            return null;
        }

        Plan plan = run.ReadPlan();
        PinnedRun pinned = run.ReadPinned();
        Component[] known = [.. configuration.Config.Components.Where(c => plan.Components.Any(p => p.Name == c.Name))];
        bool adds = configuration.Config.Components.Length > known.Length;
        if (adds
            && pinned.SelectionDigest == configuration.Sources.SelectionDigest
            && pinned.Tool == Workspace.Tool
            && RunConfiguration.Difference(run.ReadConfiguration(), configuration.Config, known) is null)
        {
            return limit == plan.Limit
                ? plan
                : throw new UserError($"{run.Path} was planned with {(plan.Limit is { } was ? $"-N {was}" : "all events")}; components can be added to it with the same -N only. Start again with -f, or choose another directory.", ExitCode.Conflict);
        }

        if (RunConfiguration.SourceDifference(run, configuration.Sources) is { } difference)
        {
            throw new UserError($"{run.Path} was made with another {difference}. Start again with -f, or choose another directory.", ExitCode.OutputDirectory);
        }

        if (!pinned.Options.SequenceEqual(configuration.Sources.Options))
        {
            throw new UserError($"{run.Path} was made with {Words(pinned.Options)}, now {Words(configuration.Sources.Options)}. Start again with -f, or choose another directory.", ExitCode.OutputDirectory);
        }

        if (limit != plan.Limit)
        {
            throw new UserError($"{run.Path} was planned with {(plan.Limit is { } had ? $"-N {had}" : "all events")}, now {(limit is { } asked ? $"-N {asked}" : "all events")}. Start again with -f, or choose another directory.", ExitCode.OutputDirectory);
        }

        if (request.Continue)
        {
            return plan;
        }

        int total = plan.Components.Sum(c => c.Chunks.Count);
        int left = new RunChunks(Workspace.Files, run.Path, plan).ToDo().Count;
        string merge = plan.Components.All(c => SealedDirectory.Read(Workspace.Files, run.Path, c.Name) is not null) ? "" : $"; heppy-hadd {Batch.Shell.Quote(run.Path)} merges them";
        string state = left == 0 ? $"all chunks are sealed{merge}" : $"{left} of {total} chunks are still to do: heppy --resume {Batch.Shell.Quote(run.Path)}";
        throw new UserError($"{run.Path} holds this run already; {state}. To start again: -f.", ExitCode.OutputDirectory);
    }

    /// <summary>Refuses a configuration other than that of the run.</summary>
    internal static void RequireSame(RunDirectory run, LoadedConfiguration configuration)
    {
        string? difference = RunConfiguration.SourceDifference(run, configuration.Sources)
            ?? RunConfiguration.Difference(run.ReadConfiguration(), configuration.Config, configuration.Config.Components);
        if (difference is not null)
        {
            throw new UserError($"{run.Path} was made with another {difference}. --resume would mix two selections. Start again with -f, or choose another directory.", ExitCode.Conflict);
        }
    }

    /// <summary>What figures and reports are there of a run that is replaced: they are left, as they may be anybody's, and look like those of the new one.</summary>
    internal static string Old(string path)
    {
        string[] old = [.. ((string[])["plots", "report.html", "report.md"]).Where(n => Path.Exists(Path.Combine(path, n)))];
        return old.Length == 0 ? "" : $"note: still of the run before, until heppy-plot and heppy-report make them again: {string.Join(", ", old.Select(n => Path.Combine(path, n)))}\n";
    }

    private static string Words(IReadOnlyList<string> options) => options.Count == 0 ? "no -o" : string.Join(' ', options);

    /// <summary>Leaves no trace of a run that was never planned.</summary>
    internal static void RemoveIfEmpty(RunDirectory run, RunLock guard)
    {
        if (run.HasPlan)
        {
            return;
        }

        guard.Remove();
        if (!Directory.EnumerateFileSystemEntries(run.Path).Any())
        {
            Directory.Delete(run.Path);
        }
    }
}
