using System.Globalization;
using Heppy.CommandLine;

namespace Heppy.Commands;

/// <summary>A worker process: runs chunks whose directories it is told on standard input. If that ends while a chunk runs, whoever asked is gone: it exits at once.</summary>
internal static class WorkerCommand
{
    /// <summary>Words behind <c>heppy --worker</c>.</summary>
    internal static IReadOnlyList<string> Arguments(string outdir, int threads, HeppyOptions options) =>
        [outdir, Text(threads), Text(options.PrintedEvents), options.MemoryCheck ? "memcheck" : ""];

    internal static int Run(string[] words)
    {
        (string outdir, int threads) = (words[0], int.Parse(words[1], CultureInfo.InvariantCulture));
        var run = new RunDirectory(Workspace.Files, outdir);
        WorkerLoop? loop = null;
        FrameStream frames = WorkerPipes.TakeOver(() => loop?.IsBusy ?? false, () => Environment.Exit(ExitCode.Stopped));
        // A stop may be asked for while the configuration is being read.
        var stop = new StopSignal();
        using StopSignals listening = StopSignals.Listen(stop, new RunConsole(isQuiet: true, isVerbose: false));
        Config config = LoadedConfiguration.FromRun(run);
        var context = new RunContext
        {
            Stop = stop,
            Outdir = run.Path,
            Config = config,
            Plan = run.ReadPlan(),
            Inputs = Workspace.Inputs(),
            Formats = Workspace.Formats,
            Files = Workspace.Files,
            Store = Workspace.StoreOf(run),
            PrintCount = int.Parse(words[2], CultureInfo.InvariantCulture),
            WatchMemory = words[3].Length > 0,
        };
        using (Services.Start(config))
        {
            loop = new WorkerLoop(context, threads);
            loop.Serve(frames);
        }

        return ExitCode.Success;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
