using Heppy.Storage;

namespace Heppy;

/// <summary>Files that come from elsewhere than a directory of data.</summary>
public static class Files
{
    /// <summary>The tree that another run wrote for a component, with the denominators that its selection would otherwise lose.</summary>
    /// <param name="outdir">The other run's directory, relative to the configuration.</param>
    /// <param name="component">The component's name there; it must be merged, or unsplit.</param>
    /// <param name="tree">Name of the tree, where there are several: <c>analyzer/tree</c>.</param>
    /// <returns>The file of the tree. Sums of weights and completeness of that run go with the results.</returns>
    /// <exception cref="UserError">There is no such run, component or tree, or it is not whole and sealed.</exception>
    public static FileList FromRun(string outdir, string component, string? tree = null)
    {
        ArgumentNullException.ThrowIfNull(outdir);
        ArgumentNullException.ThrowIfNull(component);
        var files = new PosixFiles();
        string run = Path.GetFullPath(Path.Combine(ConfigurationContext.Directory, outdir));
        var directory = new RunDirectory(files, run);
        Plan plan = directory.ReadPlan();
        if (!plan.Components.Any(c => c.Name == component))
        {
            throw new UserError($"{run} has no component {component}.{Nearest.Sentence(component, plan.Components.Select(c => c.Name))}");
        }

        string path = Path.Combine(run, component);
        Seal? seal = new ChunkDirectory(files, path).Read();
        if (seal is null || seal.RunId != plan.RunId || seal.State == SealState.Stopped)
        {
            throw new UserError($"{path} is not there or not sealed: finish that run first with heppy --resume {outdir}, then heppy-hadd {outdir}.", ExitCode.Incomplete);
        }

        Summary summary = JsonFiles.Read<Summary>(Path.Combine(path, ResultStore.SummaryFile));
        string[] trees = [.. summary.Results.SelectMany(r => r.Trees.Select(t => $"{r.Analyzer}/{t}"))];
        string[] found = [.. trees.Where(t => tree is null || t == tree || t.EndsWith("/" + tree, StringComparison.Ordinal))];
        if (found.Length != 1)
        {
            string there = trees.Length == 0 ? "it has none" : $"it has {string.Join(", ", trees)}";
            throw new UserError($"{path}: {(tree is null ? "which tree?" : $"no tree '{tree}'")} ({there}). Give its name: Files.FromRun(\"{outdir}\", \"{component}\", \"...\").");
        }

        SealedOutput output = seal.Outputs.Single(o => o.Path.StartsWith(found[0] + ".", StringComparison.Ordinal));
        string file = Path.Combine(path, output.Path);
        if (output.Url is { } url && files.SizeOf(file) != output.Size)
        {
            throw new UserError($"{file} is not here but at {url}: fetch it first with heppy-hadd {outdir}.", ExitCode.Incomplete);
        }

        return new FileList([file], new SourceRun(run, component, summary.Events, summary.EventsTotal, summary.GivenSumOfWeights ?? summary.SumOfWeights[0]));
    }
}
