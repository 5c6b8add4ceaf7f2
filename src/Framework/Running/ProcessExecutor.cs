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
        Worker? worker = null;
        try
        {
            while (!run.Stop.IsRequested && left.TryDequeue(out string? directory))
            {
                try
                {
                    worker ??= new Worker(start(run.Outdir));
                    report(worker.Run(run, directory, ComponentOf(run, directory)));
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

    /// <summary>A worker process died instead of answering.</summary>
    private sealed class WorkerDied(string message, string cause, int exitCode) : Exception(message)
    {
        internal int ExitCode => exitCode;

        internal string Cause => cause;
    }

    /// <summary>A worker process and its pipes.</summary>
    private sealed class Worker : IDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _errors = new();

        internal Worker(ProcessStartInfo info)
        {
            info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
            _process = Process.Start(info)!;
            _process.ErrorDataReceived += (_, e) =>
            {
                lock (_errors)
                {
                    // The end of a stack overflow's trace is of no use; the beginning names the method.
                    if (e.Data is not null && _errors.Length < 4000)
                    {
                        _errors.Append(e.Data).Append('\n');
                    }
                }
            };
            _process.BeginErrorReadLine();
        }

        internal ChunkOutcome Run(RunContext run, string directory, string component)
        {
            lock (_errors)
            {
                _errors.Clear();
            }

            try
            {
                _process.StandardInput.Write(directory + "\n");
                _process.StandardInput.Flush();
            }
            catch (IOException)
            {
                throw Died();
            }

            long counted = 0;
            using Timer watch = new(_ => PassOnStop(run), null, 100, 100);
            while (_process.StandardOutput.ReadLine() is { } line)
            {
                WorkerReply reply = JsonSerializer.Deserialize<WorkerReply>(line)!;
                run.Progress.For(component).Add(reply.Events - counted);
                counted = reply.Events;
                if (reply.Outcome is { } outcome)
                {
                    return outcome;
                }
            }

            throw Died();
        }

        public void Dispose()
        {
            // A worker ends when its standard input closes.
            try
            {
                _process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It is gone already.
            }

            if (!_process.WaitForExit(10_000))
            {
                _process.Kill();
            }

            _process.Dispose();
        }

        private void PassOnStop(RunContext run)
        {
            if (run.Stop.IsRequested)
            {
                Signals.Send(_process, Signals.Terminate);
            }
        }

        private WorkerDied Died()
        {
            _process.WaitForExit();
            string how = Signals.Describe(_process.ExitCode);
            lock (_errors)
            {
                string first = string.Join("\n  ", _errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(12));
                string cause = $"the worker process {how}{(first.Length == 0 ? "" : $": {first.Split('\n')[0]}")}";
                return new WorkerDied($"the worker process {how}. It wrote:\n  {(first.Length == 0 ? "nothing" : first)}", cause, _process.ExitCode);
            }
        }
    }
}
