using Heppy.Plots;

namespace Heppy.Commands;

/// <summary>Merged results as figures and fits take them.</summary>
/// <param name="Merged">The results.</param>
/// <param name="Style">How they are grouped and drawn.</param>
internal sealed record StyledResults(MergedResults Merged, PlotStyle Style)
{
    /// <summary>Reads the results of a run, and warns of what is not merged, and of names in the style that are none.</summary>
    /// <param name="directory">Directory of the run.</param>
    /// <param name="stylePath">File of the style, or null for that of the run.</param>
    /// <param name="console">Where warnings go.</param>
    internal static StyledResults Read(string directory, string? stylePath, RunConsole console)
    {
        var run = new RunDirectory(Workspace.Files, directory);
        MergedResults merged = MergedResults.Read(run, console);
        foreach (string missing in merged.Missing)
        {
            console.Error($"warning: {missing} is not merged and is left out. To merge it: heppy-hadd {directory}\n");
        }

        PlotStyle style = PlotStyles.Find(stylePath, run);
        foreach (string unknown in Grouping.Unknown(merged.Names, style))
        {
            console.Error($"warning: {unknown}\n");
        }

        return new StyledResults(merged, style);
    }
}
