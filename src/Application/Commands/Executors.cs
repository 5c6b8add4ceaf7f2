using System.Diagnostics;
using Heppy.CommandLine;

namespace Heppy.Commands;

/// <summary>Makes the executor that the command line asks for.</summary>
internal static class Executors
{
    internal static IExecutor Make(HeppyOptions options, int chunks)
    {
        int workers = options.Workers ?? Environment.ProcessorCount;
        return options.Executor switch
        {
            ExecutorKind.Synchronous => new LocalExecutor(1),
            ExecutorKind.Processes => new ProcessExecutor(workers, outdir => Worker(outdir, Math.Max(1, workers / Math.Max(1, chunks)), options)),
            _ => new LocalExecutor(workers),
        };
    }

    /// <summary>This program again, as a worker.</summary>
    private static ProcessStartInfo Worker(string outdir, int threads, HeppyOptions options)
    {
        IReadOnlyList<string> command = ToolCommand.Words;
        var info = new ProcessStartInfo(command[0]);
        foreach (string argument in (string[])[.. command.Skip(1), "--worker", .. WorkerCommand.Arguments(outdir, threads, options)])
        {
            info.ArgumentList.Add(argument);
        }

        return info;
    }
}
