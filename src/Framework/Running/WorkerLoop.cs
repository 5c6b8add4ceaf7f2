using System.Collections.Concurrent;
using System.Text.Json;

namespace Heppy;

/// <summary>What a worker process does: reads names of chunk directories from standard input, runs them, answers one line of JSON each.</summary>
/// <param name="run">The run.</param>
/// <param name="threads">Threads per chunk.</param>
public sealed class WorkerLoop(RunContext run, int threads)
{
    /// <summary>Serves until the input ends. If it ends while a chunk runs, whoever asked is gone: the process exits at once.</summary>
    /// <param name="input">Names of directories, one a line.</param>
    /// <param name="output">Answers, one a line.</param>
    public void Serve(TextReader input, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        using var asked = new BlockingCollection<string>();
        bool isBusy = false;
        var reader = new Thread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                Volatile.Write(ref isBusy, true);
                asked.Add(line);
            }

            if (Volatile.Read(ref isBusy))
            {
                Environment.Exit(ExitCode.Stopped);
            }

            asked.CompleteAdding();
        })
        { IsBackground = true };
        reader.Start();
        foreach (string directory in asked.GetConsumingEnumerable())
        {
            ChunkOutcome outcome = Run(directory, output);
            Volatile.Write(ref isBusy, false);
            Say(output, new WorkerReply(outcome.Events, outcome));
        }
    }

    private ChunkOutcome Run(string directory, TextWriter output)
    {
        string component = JsonFiles.Read<ChunkTask>(Path.Combine(run.Outdir, directory, "chunk.json")).Component;
        long before = run.Progress.Of(component);
        using var timer = new Timer(_ => Say(output, new WorkerReply(run.Progress.Of(component) - before)), null, 200, 200);
        ChunkOutcome outcome = new LocalExecutor(threads).Run(run, [directory], _ => { })[0];
        using var over = new ManualResetEvent(false);
        timer.Dispose(over);
        over.WaitOne();
        return outcome;
    }

    private static void Say(TextWriter output, WorkerReply reply)
    {
        lock (output)
        {
            output.WriteLine(JsonSerializer.Serialize(reply));
            output.Flush();
        }
    }
}
