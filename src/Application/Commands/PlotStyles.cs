namespace Heppy.Commands;

/// <summary>Finds the style to draw with.</summary>
internal static class PlotStyles
{
    /// <summary>The style of a file, over that of the run where it is JSON; or that of the run, or the one that needs none.</summary>
    /// <param name="path">A JSON file or a configuration; null for that of the run.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="UserError">The file does not exist, or is no style.</exception>
    internal static PlotStyle Find(string? path, RunDirectory run)
    {
        if (path is null)
        {
            return OfRun(run);
        }

        if (!File.Exists(path))
        {
            throw new UserError($"no such file: {path}.{Nearest.File(path)}");
        }

        if (!path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            return PlotStyle.Parse(File.ReadAllText(path), path, OfRun(run));
        }

        IEnumerable<string> options = run.HasPlan ? run.ReadPinned().Options.Where((_, i) => i % 2 == 1) : [];
        return LoadedConfiguration.FromFile(path, options).Config.Plots
            ?? throw new UserError($"{path} has no style: its Config sets no Plots.");
    }

    private static PlotStyle OfRun(RunDirectory run) =>
        File.Exists(run.PlotsPath) ? PlotStyle.Parse(File.ReadAllText(run.PlotsPath), run.PlotsPath) : new PlotStyle();
}
