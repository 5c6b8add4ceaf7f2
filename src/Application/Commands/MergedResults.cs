using System.Text.Json;
using Heppy.Plots;

namespace Heppy.Commands;

/// <summary>The merged results of a run.</summary>
/// <param name="Components">Its merged components, in the order of the plan.</param>
/// <param name="Missing">Names of those that are not merged.</param>
internal sealed record MergedResults(IReadOnlyList<PlotComponent> Components, IReadOnlyList<string> Missing)
{
    /// <summary>Names of all components.</summary>
    internal string[] Names => [.. Components.Select(c => c.Summary.Component), .. Missing];

    /// <summary>Reads them, all components at once.</summary>
    /// <param name="run">Directory of the run, or one that its results were merged into.</param>
    /// <param name="console">Where progress is shown.</param>
    /// <exception cref="UserError">It is none, nothing is merged, or a file is damaged.</exception>
    internal static MergedResults Read(RunDirectory run, RunConsole console)
    {
        string[] names = run.HasPlan || !Directory.Exists(run.Path)
            ? [.. run.ReadPlan().Components.Select(c => c.Name)]
            : [.. Directory.GetDirectories(run.Path).Where(HasSummary).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];
        string[] merged = [.. names.Where(n => HasSummary(Path.Combine(run.Path, n)))];
        if (merged.Length == 0)
        {
            throw run.HasPlan
                ? new UserError($"no component of {run.Path} is merged. Type: heppy-hadd {run.Path}", ExitCode.Incomplete)
                : new UserError($"{run.Path} is not the directory of a run: it has no plan.json and no merged component.", ExitCode.OutputDirectory);
        }

        var components = new PlotComponent[merged.Length];
        var read = new RunProgress.Counter { All = merged.Length };
        using var view = ProgressView.Of(console, "reading", "components", read);
        try
        {
            Parallel.For(0, merged.Length, i =>
            {
                components[i] = Read(Path.Combine(run.Path, merged[i]));
                read.Add(1);
            });
        }
        catch (AggregateException e) when (e.InnerException is UserError mistake)
        {
            throw mistake;
        }

        return new MergedResults(components, [.. names.Except(merged)]);
    }

    private static bool HasSummary(string directory) => File.Exists(Path.Combine(directory, ResultStore.SummaryFile));

    private static PlotComponent Read(string directory)
    {
        try
        {
            (ResultSet results, Summary summary) = new ResultStore(Workspace.Formats(TreeFormat.Parquet)).Read(new DirectorySource(directory));
            return new PlotComponent(summary, results.Analyzers);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or IOException or ArgumentException)
        {
            throw new UserError($"{directory} is damaged: {e.Message} Merge again: heppy-hadd -r", ExitCode.Incomplete, e);
        }
    }
}
