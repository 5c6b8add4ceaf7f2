using Heppy.Compilation;

namespace Heppy.Commands;

/// <summary>A configuration that was compiled and has run up to <see cref="Application.Run"/>.</summary>
/// <param name="Config">What it handed over.</param>
/// <param name="Sources">What a run keeps of it.</param>
/// <param name="Locator">Knows its lines, or null.</param>
/// <param name="Display">How the user typed it, for messages.</param>
internal sealed record LoadedConfiguration(Config Config, PinnedSources Sources, ISourceLocator? Locator, string Display)
{
    /// <summary>Compiles and evaluates a file.</summary>
    /// <param name="path">As typed; <c>.cs</c> may be left out.</param>
    /// <param name="options">The user's options, as <c>K=V</c>.</param>
    /// <exception cref="UserError">It does not exist, does not compile, or throws.</exception>
    internal static LoadedConfiguration FromFile(string path, IEnumerable<string> options)
    {
        CompiledConfiguration compiled = new ConfigurationCompiler(Workspace.CacheDirectory).Compile(path);
        string[] arguments = [.. options.SelectMany(o => (string[])["-o", o])];
        string directory = Path.GetDirectoryName(compiled.EntryPath)!;
        ConfigurationContext.Begin(directory);
        Config config = Evaluate(() => ConfigurationProgram.Run(compiled, arguments), path);
        Options.CheckAllKnown(arguments);
        return new LoadedConfiguration(config, Pin(compiled, arguments), new MappedSource(compiled.SourceMap), path);
    }

    /// <summary>Evaluates the configuration that a run keeps.</summary>
    /// <param name="run">The run's directory.</param>
    /// <exception cref="UserError">It was made by other tools, or throws.</exception>
    internal static Config FromRun(RunDirectory run)
    {
        PinnedRun pinned = run.ReadPinned();
        if (pinned.Tool != Workspace.Tool)
        {
            throw new UserError(
                $"{run.Path} was made with heppy {pinned.Tool}; this is {Workspace.Tool}. Results of different versions are not mixed: use that version, or start again with -f.",
                ExitCode.Conflict);
        }

        ConfigurationContext.Begin(pinned.Directory, run.AuxiliaryFiles(pinned));
        Config config = Evaluate(() => ConfigurationProgram.Run(run.AssemblyPath(pinned), [.. pinned.Options]), pinned.EntryPath);
        Plan plan = run.ReadPlan();
        Component[] planned = [.. config.Components.Where(c => plan.Components.Any(p => p.Name == c.Name))];
        if (RunConfiguration.Difference(run.ReadConfiguration(), config, planned) is { } difference)
        {
            throw new UserError($"the configuration of {run.Path} gives something else here than where it was planned. {difference}. It must not depend on the machine, the time or the environment.", ExitCode.Conflict);
        }

        return config;
    }

    private static Config Evaluate(Action program, string path)
    {
        try
        {
            Options.Reset();
            return ConfigurationHost.Evaluate(program);
        }
        catch (Exception e) when (e is not UserError and not CompilationFailed)
        {
            throw new UserError($"{path} threw {e.GetType().Name}{SourcePlace.Of(e)}: {e.Message}", ExitCode.Configuration, e);
        }
    }

    private static PinnedSources Pin(CompiledConfiguration compiled, string[] arguments) => new()
    {
        EntryPath = compiled.EntryPath,
        Sources = [.. compiled.Sources.Select(s => (Path.GetRelativePath(Path.GetDirectoryName(compiled.EntryPath)!, s.Path), s.Bytes))],
        Assemblies = [.. compiled.Assemblies.Select(a => (Path.GetFileName(a), File.ReadAllBytes(a)))],
        Options = arguments,
        SelectionDigest = compiled.SelectionDigest,
    };
}
