using System.Diagnostics;
using System.Globalization;
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
            ExecutorKind.Processes => new ProcessExecutor(workers, outdir => Worker(outdir, Math.Max(1, workers / Math.Max(1, chunks)))),
            _ => new LocalExecutor(workers),
        };
    }

    /// <summary>This program again, as a worker.</summary>
    private static ProcessStartInfo Worker(string outdir, int threads)
    {
        string self = Environment.ProcessPath!;
        string library = Path.Combine(AppContext.BaseDirectory, "heppy.dll");
        string published = Path.Combine(AppContext.BaseDirectory, "heppy");
        // Published, or built, as a program of its own; else (dotnet run analysis.cs, tests) by the runtime that runs this.
        string[] command = File.Exists(published) ? [published] : Path.GetFileNameWithoutExtension(self) == "dotnet" ? [self, library] : [library];
        var info = new ProcessStartInfo(command[0]);
        foreach (string argument in (string[])[.. command[1..], "--worker", outdir, threads.ToString(CultureInfo.InvariantCulture)])
        {
            info.ArgumentList.Add(argument);
        }

        return info;
    }
}
