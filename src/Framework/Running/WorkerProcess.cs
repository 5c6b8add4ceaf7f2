using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Heppy;

/// <summary>A worker process and its pipes; on the other side is <see cref="WorkerPipes"/>.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptErrors = 4000;

    private readonly Process _process;
    private readonly FrameStream _frames;
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _allSaid = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts it.</summary>
    /// <param name="info">The program.</param>
    /// <param name="echo">Receives each line that it prints, or null.</param>
    /// <exception cref="IOException">It cannot be started.</exception>
    internal WorkerProcess(ProcessStartInfo info, Action<string>? echo = null)
    {
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        try
        {
            _process = Process.Start(info)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"a worker process cannot be started ({info.FileName}): {e.Message}", e);
        }

        _frames = new FrameStream(_process.StandardOutput.BaseStream, _process.StandardInput.BaseStream);
        _process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is null)
            {
                _allSaid.TrySetResult();
                return;
            }

            lock (_errors)
            {
                // The end of a stack overflow's trace is of no use; the beginning names the method.
                if (_errors.Length < KeptErrors)
                {
                    _errors.Append(e.Data).Append('\n');
                }
            }

            echo?.Invoke(e.Data);
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>Number of the process.</summary>
    internal int Id => _process.Id;

    /// <summary>Asks for something; what was printed before is forgotten.</summary>
    /// <param name="kind">Kind of the message.</param>
    /// <param name="content">The message.</param>
    /// <exception cref="WorkerDied">It is gone.</exception>
    internal void Ask(byte kind, ReadOnlySpan<byte> content)
    {
        lock (_errors)
        {
            _errors.Clear();
        }

        try
        {
            _frames.Write(kind, content);
        }
        catch (IOException)
        {
            throw Died();
        }
    }

    /// <summary>The next part of an answer.</summary>
    /// <param name="content">The message, valid until the next one.</param>
    /// <returns>Its kind.</returns>
    /// <exception cref="WorkerDied">It died instead.</exception>
    internal byte Answer(out ReadOnlySpan<byte> content) => _frames.TryRead(out byte kind, out content) ? kind : throw Died();

    /// <summary>Asks it to stop.</summary>
    internal void Terminate() => Signals.Send(_process, Signals.Terminate);

    /// <summary>Ends it at once, with all that it has started.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It is gone already.
        }

        Signals.KillGroup(_process);
    }

    /// <summary>Lets it end, as it does when its standard input closes; ends it if it takes long.</summary>
    public void Dispose()
    {
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
            Kill();
        }

        _process.Dispose();
    }

    private WorkerDied Died()
    {
        _process.WaitForExit(10_000);
        // What it has started must not live on, nor hold the pipe whose end is waited for.
        Signals.KillGroup(_process);
        _allSaid.Task.Wait(1_000);
        string how = Signals.Describe(_process.ExitCode);
        lock (_errors)
        {
            string first = string.Join("\n  ", _errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(12));
            string cause = $"the worker process {how}{(first.Length == 0 ? "" : $": {first.Split('\n')[0]}")}";
            return new WorkerDied($"the worker process {how}. It wrote:\n  {(first.Length == 0 ? "nothing" : first)}", cause, _process.ExitCode);
        }
    }
}
