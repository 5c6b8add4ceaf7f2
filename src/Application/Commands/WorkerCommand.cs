namespace Heppy.Commands;

/// <summary>A worker process: runs chunks whose directories it is told on standard input.</summary>
internal static class WorkerCommand
{
    internal static int Run(string outdir, int threads)
    {
        var run = new RunDirectory(Workspace.Files, outdir);
        // What analyzers print must not be taken for answers.
        TextWriter answers = Console.Out;
        Console.SetOut(Console.Error);
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
        };
        using (Services.Start(config))
        {
            new WorkerLoop(context, threads).Serve(Console.In, answers);
        }

        return ExitCode.Success;
    }
}
