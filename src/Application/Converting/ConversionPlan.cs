using System.Collections.Concurrent;
using Heppy.Commands;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Storage;

namespace Heppy.Converting;

/// <summary>Looks at all inputs and outputs before anything is written.</summary>
internal sealed class ConversionPlan(Inputs inputs, ConversionSettings settings)
{
    private const int MostProblems = 20;

    /// <summary>Opens the inputs, and compares the outputs that are there.</summary>
    /// <param name="tasks">All outputs.</param>
    /// <param name="force">Whether any output may be replaced.</param>
    /// <param name="jobs">How many files to look at at once.</param>
    /// <returns>The tasks in their order, with the state of their outputs.</returns>
    /// <exception cref="UserError">Inputs are missing, damaged or lack columns, or outputs are something else; all are named.</exception>
    internal PlannedConversion[] Check(IReadOnlyList<ConversionTask> tasks, bool force, int jobs)
    {
        var problems = new ConcurrentDictionary<string, IReadOnlyList<string>>();
        var choices = new ConcurrentDictionary<string, (ColumnChoice Choice, SealedInput Input, long Entries)>();
        string[] paths = [.. tasks.SelectMany(t => t.Inputs).Distinct()];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs };
        Parallel.ForEach(paths, parallel, path =>
        {
            try
            {
                FileFooter footer = Footer(path);
                var choice = ColumnChoice.Of(path, footer, settings);
                choices[path] = (choice, new SealedInput(Path.GetFullPath(path), footer.Size, footer.Digest), footer.Entries);
                problems[path] = choice.Problems;
            }
            catch (Exception e) when (e is UserError or InvalidDataException or IOException or UnauthorizedAccessException)
            {
                problems[path] = [e.Message];
            }
        });
        List<string> all = [.. paths.SelectMany(p => problems[p])];
        if (all.Count == 0)
        {
            all.AddRange(tasks.SelectMany(t => t.Inputs.Skip(1).Select(i => (Path: i, Why: choices[t.Inputs[0]].Choice.Difference(choices[i].Choice))))
                .Where(d => d.Why is not null).Select(d => $"{d.Path} cannot be merged: {d.Why}. Name the columns that all have: --columns"));
        }

        Refuse(all, ExitCode.WrongArguments, "");
        var planned = new PlannedConversion[tasks.Count];
        Parallel.For(0, tasks.Count, parallel, i =>
        {
            ConversionTask task = tasks[i];
            SealedInput[] now = [.. task.Inputs.Select(p => choices[p].Input)];
            (OutputState state, string why) = new ConvertedFile(Workspace.Files, task.Output).State(now, settings);
            planned[i] = new PlannedConversion(task, now, choices[task.Inputs[0]].Choice.LeftOut, task.Inputs.Sum(p => choices[p].Entries), state, why);
        });
        Refuse(
            [.. planned.Where(p => p.State == OutputState.Other && (!force || Directory.Exists(p.Task.Output))).Select(p => p.Why)],
            ExitCode.OutputDirectory,
            " To replace: -f.");
        return planned;
    }

    private FileFooter Footer(string path)
    {
        InputFiles.Require(path);
        return settings.Tree is { } tree && new ParquetFormat().Recognises(path)
            ? throw new UserError($"{path} is a Parquet file, which has no trees: leave --tree {tree} out.")
            : inputs.Footer(path, settings.Tree);
    }

    private static void Refuse(List<string> problems, int code, string advice)
    {
        if (problems.Count > 0)
        {
            string more = problems.Count > MostProblems ? FormattableString.Invariant($"\n... and {problems.Count - MostProblems} more") : "";
            throw new UserError($"{string.Join('\n', problems.Take(MostProblems))}{more}\nNothing was converted.{advice}", code);
        }
    }
}
