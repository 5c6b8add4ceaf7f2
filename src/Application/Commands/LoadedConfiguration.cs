using Heppy.Compilation;

namespace Heppy.Commands;

/// <summary>A configuration that was compiled and has run up to <see cref="Application.Run"/>.</summary>
/// <param name="Config">What it handed over.</param>
/// <param name="Sources">What a run keeps of it.</param>
/// <param name="Locator">Knows its lines, or null.</param>
/// <param name="AssemblyPath">The compiled assembly.</param>
internal sealed record LoadedConfiguration(Config Config, PinnedSources Sources, ISourceLocator? Locator, string AssemblyPath)
{
    /// <summary>Compiles and evaluates a file.</summary>
    /// <param name="path">As typed; <c>.cs</c> may be left out.</param>
    /// <param name="options">The user's options, as <c>K=V</c>.</param>
    /// <param name="allPublic">Make its types public, for a prompt.</param>
    /// <exception cref="UserError">It does not exist, does not compile, or throws.</exception>
    internal static LoadedConfiguration FromFile(string path, IEnumerable<string> options, bool allPublic = false)
    {
        CompiledConfiguration compiled = new ConfigurationCompiler(CompilationCache.Choose())
            .Compile(path, new CompilerOptions { AllPublic = allPublic, Progress = Console.Error });
        string[] arguments = [.. options.SelectMany(o => (string[])["-o", o])];
        string directory = Path.GetDirectoryName(compiled.EntryPath)!;
        ConfigurationContext.Begin(directory);
        Config config = Evaluate(() => ConfigurationProgram.Run(compiled, arguments));
        Options.CheckAllKnown(arguments);
        config.Plots?.Check(path);
        return new LoadedConfiguration(config, Pin(compiled, arguments), new MappedSource(compiled.SourceMap), compiled.AssemblyPath);
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
        Config config = Evaluate(() => ConfigurationProgram.Run(Compiled(run, pinned), [.. pinned.Options]));
        Plan plan = run.ReadPlan();
        Component[] planned = [.. config.Components.Where(c => plan.Components.Any(p => p.Name == c.Name))];
        if (RunConfiguration.Difference(run.ReadConfiguration(), config, planned) is { } difference)
        {
            throw new UserError($"the configuration of {run.Path} gives something else here than where it was planned. {difference}. It must not depend on the machine, the time or the environment.", ExitCode.Conflict);
        }

        return config;
    }

    private static CompiledConfiguration Compiled(RunDirectory run, PinnedRun pinned) => new()
    {
        EntryPath = pinned.EntryPath,
        AssemblyPath = run.AssemblyPath(pinned, 0),
        Sources = [],
        ExtraAssemblies = [.. Enumerable.Range(0, pinned.Assemblies.Count).Skip(2).Select(i => run.AssemblyPath(pinned, i))],
        SourceMap = new SourceMap([]),
        Key = "",
    };

    private static Config Evaluate(Action program)
    {
        Options.Reset();
        return ConfigurationHost.Evaluate(program);
    }

    private static PinnedSources Pin(CompiledConfiguration compiled, string[] arguments) => new()
    {
        EntryPath = compiled.EntryPath,
        Sources = [.. compiled.Sources.Select(s => (Path.GetRelativePath(Path.GetDirectoryName(compiled.EntryPath)!, s.Path), s.Content.ToArray()))],
        Assemblies =
        [
            .. new[] { compiled.AssemblyPath, compiled.SymbolsPath }.Concat(compiled.ExtraAssemblies).Select(a => (Path.GetFileName(a), File.ReadAllBytes(a))),
        ],
        Options = arguments,
        SelectionDigest = compiled.SelectionDigest ?? SelectionText.Digest(compiled.Sources),
    };
}
