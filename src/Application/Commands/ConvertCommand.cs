using System.Collections.Concurrent;
using System.Globalization;
using Heppy.CommandLine;
using Heppy.Converting;
using Heppy.Listing;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary><c>heppy-convert IN... OUT</c>: converts files of events, each to a sealed one.</summary>
public static class ConvertCommand
{
    private const int MostNames = 5;

    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<ConvertOptions>(args, options =>
        {
            var stop = new StopSignal();
            var console = new RunConsole(options.Quiet, isVerbose: false);
            using StopSignals signals = StopSignals.Listen(stop, console);
            return Run(options, console, stop);
        });
    }

    /// <summary>Checks everything, then converts what is not done.</summary>
    internal static int Run(ConvertOptions options, RunConsole console, StopSignal stop)
    {
        string[] words = [.. options.Words];
        var settings = ConversionSettings.Of(options);
        string[] inputs = [.. words[..^1].SelectMany(w => Glob.IsPattern(w) && !Path.Exists(w) && InputFiles.Matching(w) is { Length: > 0 } found ? found : [w])];
        string[] twice = [.. inputs.GroupBy(Path.GetFullPath).Where(g => g.Count() > 1).Select(g => g.First())];
        if (twice.Length > 0)
        {
            throw new UserError($"{twice[0]} is given twice. Leave one out.");
        }

        ConversionTask[] tasks = ConversionTask.Of(inputs, words[^1], options.Merge, settings);
        int jobs = Math.Min(options.Jobs ?? Environment.ProcessorCount, Math.Max(1, tasks.Length));
        PlannedConversion[] planned = new ConversionPlan(Workspace.Unremembered(), settings).Check(tasks, options.Force, jobs);
        WarnOfLeftOut(planned, console);
        foreach (PlannedConversion done in planned.Where(p => p.State == OutputState.Done))
        {
            new ConvertedFile(Workspace.Files, done.Task.Output).CleanUp();
            console.Info($"{done.Task.Output}: done already.\n");
        }

        PlannedConversion[] left = [.. planned.Where(p => p.State != OutputState.Done)];
        foreach (string folder in left.Select(p => Path.GetDirectoryName(Path.GetFullPath(p.Task.Output))!).Distinct())
        {
            Workspace.Files.CreateDirectory(folder);
        }

        int[] codes = RunAll(left, settings, jobs, console, stop, options.Force);
        if (planned.Length > 1)
        {
            int converted = codes.Count(c => c == ExitCode.Success);
            console.Info(string.Create(CultureInfo.InvariantCulture, $"{converted} converted, {planned.Length - left.Length} done already{(codes.Length > converted ? $", {codes.Length - converted} not done" : "")}.\n"));
        }

        return codes.Contains(ExitCode.ChunksFailed) ? ExitCode.ChunksFailed : codes.DefaultIfEmpty(ExitCode.Success).Max();
    }

    private static int[] RunAll(PlannedConversion[] left, ConversionSettings settings, int jobs, RunConsole console, StopSignal stop, bool force)
    {
        int[] codes = new int[left.Length];
        var progress = new RunProgress.Counter { All = left.Sum(p => p.Entries) };
        using var view = ProgressView.Of(console, "converting", "entries", progress);
        var order = Partitioner.Create(Enumerable.Range(0, left.Length), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            try
            {
                codes[i] = One(left[i], settings, console, stop, force, progress);
            }
            catch (OperationCanceledException)
            {
                codes[i] = ExitCode.Stopped;
            }
            catch (UserError e)
            {
                console.Error($"heppy-convert: {e.Message}\n");
                codes[i] = e.ExitCode;
            }
            catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                console.Error($"heppy-convert: {e.Message} {left[i].Task.Output} was not written.\n");
                codes[i] = ExitCode.ChunksFailed;
            }
        });
        return codes;
    }

    private static int One(PlannedConversion planned, ConversionSettings settings, RunConsole console, StopSignal stop, bool force, RunProgress.Counter progress)
    {
        var output = new ConvertedFile(Workspace.Files, planned.Task.Output);
        if (stop.IsRequested)
        {
            return ExitCode.Stopped;
        }

        using RunLock guard = output.Take();
        try
        {
            // Another process may have made it since it was looked at.
            (OutputState state, string why) = output.State(planned.Inputs, settings);
            if (state == OutputState.Done)
            {
                console.Info($"{planned.Task.Output}: done already.\n");
                return ExitCode.Success;
            }

            if (state == OutputState.Other && !force)
            {
                throw new UserError($"{why}. It was left alone; to replace it: -f.", ExitCode.OutputDirectory);
            }

            if (state == OutputState.Stale)
            {
                console.Info($"{planned.Task.Output}: {why}; converting again.\n");
            }

            var conversion = new Conversion(Workspace.Unremembered(), settings);
            ConversionManifest made = output.Replace(stream => conversion.Run(planned.Task, stream, stop, progress));
            console.Info(string.Create(CultureInfo.InvariantCulture,
                $"{planned.Task.Output}: {made.Entries:N0} entries, {made.Columns:N0} columns, {ByteText.Of(made.Inputs.Sum(i => i.Size))} -> {ByteText.Of(made.Output.Size)}\n"));
            return ExitCode.Success;
        }
        finally
        {
            guard.Remove();
        }
    }

    private static void WarnOfLeftOut(PlannedConversion[] planned, RunConsole console)
    {
        foreach (PlannedConversion p in planned.Where(p => p.LeftOut.Count > 0))
        {
            string names = string.Join("; ", p.LeftOut.Take(MostNames).Select(l => $"{l.Name} ({l.Reason})"));
            string more = p.LeftOut.Count > MostNames ? $"; all are in {Path.GetFileName(p.Task.Output)}.manifest.json" : "";
            console.Error(FormattableString.Invariant($"warning: {p.Task.Inputs[0]}: {p.LeftOut.Count} {(p.LeftOut.Count == 1 ? "column is" : "columns are")} left out: {names}{more}\n"));
        }
    }
}
