using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Heppy;

/// <summary>Runs chunks in worker processes, one chunk at a time each: a chunk that crashes its process is only that chunk's failure.</summary>
/// <param name="workers">Number of processes.</param>
/// <param name="start">How to start a worker on a run's directory; see <see cref="WorkerLoop"/>.</param>
public sealed class ProcessExecutor(int workers, Func<string, ProcessStartInfo> start) : IExecutor
{
    /// <inheritdoc/>
    public IReadOnlyList<ChunkOutcome> Run(RunContext run, IReadOnlyList<string> directories, Action<ChunkOutcome> ended)
    {
        ArgumentNullException.ThrowIfNull(run);
        var left = new ConcurrentQueue<string>(directories.OrderByDescending(d => EntriesOf(run, d)));
        List<ChunkOutcome> outcomes = [];
        Thread[] threads =
        [
            .. Enumerable.Range(0, Math.Min(workers, directories.Count)).Select(_ => new Thread(() => Serve(run, left, outcome =>
            {
                lock (outcomes)
                {
                    outcomes.Add(outcome);
                    ended(outcome);
                }
            }))),
        ];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        foreach (string directory in left)
        {
            var outcome = new ChunkOutcome(directory, ComponentOf(run, directory), ChunkState.NotStarted, 0, run.Stop.Reason ?? "stopped");
            outcomes.Add(outcome);
            ended(outcome);
        }

        return outcomes;
    }

    private void Serve(RunContext run, ConcurrentQueue<string> left, Action<ChunkOutcome> report)
    {
        WorkerProcess? worker = null;
        try
        {
            while (!run.Stop.IsRequested && left.TryDequeue(out string? directory))
            {
                try
                {
                    worker ??= new WorkerProcess(start(run.Outdir));
                    report(Run(worker, run, directory, ComponentOf(run, directory)));
                }
                catch (WorkerDied died) when (Signals.IsStop(died.ExitCode))
                {
                    // A batch system signals all processes: this one was not yet listening. Nothing is lost.
                    report(new ChunkOutcome(directory, ComponentOf(run, directory), ChunkState.NotStarted, 0, run.Stop.Reason ?? "stopped"));
                    worker?.Dispose();
                    worker = null;
                }
                catch (WorkerDied died)
                {
                    report(new ChunkOutcome(directory, ComponentOf(run, directory), ChunkState.Failed, 0, died.Message, died.Cause));
                    worker?.Dispose();
                    worker = null;
                }
                catch (IOException e)
                {
                    report(new ChunkOutcome(directory, ComponentOf(run, directory), ChunkState.Failed, 0, e.Message));
                    worker?.Dispose();
                    worker = null;
                }
            }
        }
        finally
        {
            worker?.Dispose();
        }
    }

    private static long EntriesOf(RunContext run, string directory) =>
        run.Plan.Chunks().FirstOrDefault(c => c.Directory == directory).Chunk?.Entries ?? 0;

    private static string ComponentOf(RunContext run, string directory) =>
        run.Plan.Components.FirstOrDefault(c => directory == c.Name || (directory.StartsWith(c.Name + "_Chunk", StringComparison.Ordinal)))?.Name ?? directory;

    private static ChunkOutcome Run(WorkerProcess worker, RunContext run, string directory, string component)
    {
        worker.Ask(WorkerLoop.Request, Encoding.UTF8.GetBytes(directory));
        long counted = 0;
        using Timer watch = new(_ => PassOnStop(run, worker), null, 100, 100);
        while (true)
        {
            worker.Answer(out ReadOnlySpan<byte> answer);
            WorkerReply reply = JsonSerializer.Deserialize<WorkerReply>(answer)!;
            run.Progress.For(component).Add(reply.Events - counted);
            counted = reply.Events;
            if (reply.Outcome is { } outcome)
            {
                return outcome;
            }
        }
    }

    private static void PassOnStop(RunContext run, WorkerProcess worker)
    {
        if (run.Stop.IsRequested)
        {
            worker.Terminate();
        }
    }
}
