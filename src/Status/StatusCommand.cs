using System.Runtime.InteropServices;
using Heppy.CommandLine;
using Spectre.Console;

namespace Heppy.Commands;

/// <summary><c>heppy-status Outdir</c>: shows how a run fares, in the terminal or as a page.</summary>
public static class StatusCommand
{
    /// <summary>Width of what is printed where there is no terminal.</summary>
    private const int FileWidth = 120;

    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<StatusOptions>(args, Run);
    }

    private static int Run(StatusOptions options)
    {
        var run = new RunDirectory(Workspace.Files, options.Directory);
        var tracker = new StatusTracker(run, options.Directory, TimeProvider.System);
        if (options.Serve)
        {
            return Serve(options, run, tracker);
        }

        RunSnapshot last = tracker.Look();
        if (options.Quiet)
        {
            Console.Out.Write($"{StatusText.Sentence(last)}\n");
            return last.IsDone ? ExitCode.Success : ExitCode.Incomplete;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (options.Once || !console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Ansi)
        {
            console.Profile.Width = console.Profile.Out.IsTerminal ? console.Profile.Width : FileWidth;
            console.Write(StatusTable.Of(last, console.Profile.Width));
            console.WriteLine();
        }
        else
        {
            last = Follow(console, tracker, last, options.Pause);
        }

        if (StatusText.Next(last, options.Directory) is { Length: > 0 } next)
        {
            console.WriteLine(next);
        }

        return last.IsDone ? ExitCode.Success : ExitCode.Incomplete;
    }

    /// <summary>Draws the table again and again, until nothing is under way or somebody interrupts.</summary>
    private static RunSnapshot Follow(IAnsiConsole console, StatusTracker tracker, RunSnapshot last, TimeSpan pause)
    {
        using var stop = new ManualResetEventSlim();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => End(c, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => End(c, stop));
        console.Live(StatusTable.Of(last, console.Profile.Width)).Start(live =>
        {
            while (last.IsUnderWay && !stop.Wait(pause))
            {
                try
                {
                    last = tracker.Look();
                }
                catch (IOException)
                {
                    // Directories are renamed while chunks are merged: the next look will tell.
                    continue;
                }

                live.UpdateTarget(StatusTable.Of(last, console.Profile.Width));
            }
        });
        return last;
    }

    private static void End(PosixSignalContext context, ManualResetEventSlim stop)
    {
        context.Cancel = true;
        stop.Set();
    }

    private static int Serve(StatusOptions options, RunDirectory run, StatusTracker tracker)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Cancel(c, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => Cancel(c, stop));
        var board = new StatusBoard(run, tracker, PlotStyles.Find(null, run));
        board.Update();
        var server = new StatusServer(board, StatusPage.Of(Path.GetFileName(run.Path)), options.Pause);
        server.Run(options.Address, options.PortNumber, url => Console.Out.Write($"{url}\nInterrupt (Ctrl-C) to end.\n"), stop.Token).GetAwaiter().GetResult();
        return ExitCode.Success;
    }

    private static void Cancel(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}
