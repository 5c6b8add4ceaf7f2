using System.Text;
using System.Text.Json;

namespace Heppy;

/// <summary>What a worker process does: hears names of chunk directories, runs them, answers with lines of JSON in messages.</summary>
/// <param name="run">The run.</param>
/// <param name="threads">Threads per chunk.</param>
internal sealed class WorkerLoop(RunContext run, int threads)
{
    /// <summary>Kind of the messages to a worker.</summary>
    internal const byte Request = 1;

    private const byte Reply = 2;
    private bool _isBusy;

    /// <summary>Whether a chunk runs.</summary>
    internal bool IsBusy => Volatile.Read(ref _isBusy);

    /// <summary>Serves until the input ends.</summary>
    /// <param name="frames">Requests and answers.</param>
    internal void Serve(FrameStream frames)
    {
        while (frames.TryRead(out _, out ReadOnlySpan<byte> request))
        {
            Volatile.Write(ref _isBusy, true);
            ChunkOutcome outcome = Run(Encoding.UTF8.GetString(request), frames);
            Volatile.Write(ref _isBusy, false);
            Say(frames, new WorkerReply(outcome.Events, outcome));
        }
    }

    private ChunkOutcome Run(string directory, FrameStream frames)
    {
        string component = PlanCheck.Task(Path.Combine(run.Outdir, directory, "chunk.json")).Component;
        long before = run.Progress.Of(component);
        using var timer = new Timer(_ => Say(frames, new WorkerReply(run.Progress.Of(component) - before)), null, 200, 200);
        ChunkOutcome outcome = new LocalExecutor(threads).Run(run, [directory], _ => { })[0];
        using var over = new ManualResetEvent(false);
        timer.Dispose(over);
        over.WaitOne();
        return outcome;
    }

    private static void Say(FrameStream frames, WorkerReply reply) => frames.Write(Reply, JsonSerializer.SerializeToUtf8Bytes(reply));
}
