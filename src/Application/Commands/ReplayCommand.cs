namespace Heppy.Commands;

/// <summary><c>heppy --replay Outdir/ggH_Chunk3</c>: the event at which a chunk failed once more, with the prompt open.</summary>
internal static class ReplayCommand
{
    internal static int Run(string bundle)
    {
        string path = Path.GetFullPath(Directory.Exists(bundle) ? Path.Combine(bundle, FailureNote.BundleName) : bundle);
        if (!File.Exists(path))
        {
            throw new UserError($"there is no {path}. A chunk that failed at an event has one in its directory: heppy --replay Outdir/ggH_Chunk3");
        }

        FailedEvent failed = JsonFiles.Read<FailedEvent>(path);
        var run = new RunDirectory(Workspace.Files, Path.GetDirectoryName(Path.GetDirectoryName(path)) ?? "/");
        Plan plan = run.ReadPlan();
        PlannedComponent planned = plan.Components.FirstOrDefault(c => plan.RunId == failed.RunId && c.Name == failed.Component)
            ?? throw new UserError($"{path} belongs to another run than the one in {run.Path}. Put it back to the directory of its chunk.", ExitCode.Conflict);
        (Config config, string assembly) = Load(run, failed);
        using Services services = Services.Start(config);
        using var loop = new Loop(config, Workspace.Inputs(), plan, planned);
        Console.Out.Write($"{failed.Chunk}: {failed.Message}\nentry {failed.Entry} of {failed.Component} again:\n\n");
        try
        {
            Console.Out.Write($"{loop.Process(failed.Entry)}It does not fail now: something besides the configuration and its inputs has changed, such as a service or a file that is read past Config.File.\n");
        }
        catch (UserError again) when (again.InnerException is EventFailure)
        {
            Console.Out.Write($"{again.Message}\n");
        }

        return Prompt.Run(loop, assembly);
    }

    /// <summary>The configuration as it was: from its sources where they are unchanged, so that the prompt knows its types, else as it was compiled for the run.</summary>
    private static (Config Config, string Assembly) Load(RunDirectory run, FailedEvent failed)
    {
        PinnedRun pinned = run.ReadPinned();
        try
        {
            LoadedConfiguration now = LoadedConfiguration.FromFile(pinned.EntryPath, failed.Options.Where((_, i) => i % 2 == 1), allPublic: true);
            bool isSame = pinned.Tool == Workspace.Tool && RunConfiguration.SourceDifference(run, now.Sources) is null
                && ConfigurationContext.Files.Select(f => f.Sha256).SequenceEqual(pinned.Files.Select(f => f.Sha256));
            if (isSame)
            {
                return (now.Config, now.AssemblyPath);
            }
        }
        catch (UserError)
        {
            // It no longer compiles, or is gone.
        }

        Console.Out.Write($"{pinned.EntryPath} or what it reads has changed: this is the configuration of the run; the prompt cannot name its types.\n");
        return (LoadedConfiguration.FromRun(run), run.AssemblyPath(pinned, 0));
    }
}
