using System.Diagnostics;
using System.Text.Json;
using Heppy.Pools.Calls;
using Heppy.Pools.Hosting;

namespace Heppy.Pools.Local;

/// <summary>Hands jobs to a process of its own, which is started when there is work and again when it has died.</summary>
internal sealed class ProcessWorker(LocalWorkers pool, int number) : Worker(pool, number)
{
    private WorkerProcess? _process;
    private Call? _known;
    private bool _isAsked;
    private int _ended = -1;

    /// <inheritdoc/>
    protected override void Run(Call call, int first, int count)
    {
        List<int> jobs = [];
        byte[] request = JobMessages.Pack(call, first, count, jobs);
        int done = 0;
        try
        {
            if (jobs.Count > 0 && IsReady(call, jobs[0], first + count))
            {
                _process!.Ask(JobMessages.Jobs, request);
                for (; done < jobs.Count; done++)
                {
                    // If the call is over meanwhile, the process is ended, or has ended its jobs.
                    Begin(call, jobs[done], first + count, Stopwatch.GetTimestamp());
                    JobMessages.Take(call, Number, _process.Answer(out ReadOnlySpan<byte> answer), answer);
                }
            }
        }
        catch (WorkerDied died)
        {
            Buried(call, jobs[done], first + count, died);
        }
        catch (IOException e)
        {
            jobs.ForEach(j => call.Fail(new JobFailure(j, FailureReason.Died, Environment.MachineName, e.Message, "")));
        }
        finally
        {
            lock (Gate)
            {
                _isAsked = false;
                _ended = -1;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Stop(int job)
    {
        if (_isAsked)
        {
            _ended = job;
            _process!.Kill();
        }
    }

    /// <inheritdoc/>
    protected override void Stopped(Call call, int job, int end)
    {
        // The thread notices that its process is gone, and gives back what is left.
    }

    /// <inheritdoc/>
    protected override void Close() => _process?.Dispose();

    private bool IsReady(Call call, int job, int end)
    {
        _process ??= Launch();
        if (_known != call)
        {
            _known = null;
            _process.Ask(JobMessages.Description, JsonSerializer.SerializeToUtf8Bytes(call.Describe()));
            // The time limit is for jobs, not for the start of the process.
            _process.Answer(out _);
            _known = call;
        }

        lock (Gate)
        {
            return _isAsked = Begin(call, job, end, Stopwatch.GetTimestamp());
        }
    }

    private WorkerProcess Launch()
    {
        _known = null;
        IReadOnlyList<string> command = ThisProgram.Command(ThisProgram.Folder);
        var info = new ProcessStartInfo(command[0], command.Skip(1));
        foreach ((string name, string value) in ThisProgram.Variables(ThisProgram.Folder, WorkerEntry.WorkerRole))
        {
            info.Environment[name] = value;
        }

        var process = new WorkerProcess(info, line => Console.Error.Write(line + "\n"));
        Pool.Say(FormattableString.Invariant($"worker {Number}: process {process.Id} started"));
        return process;
    }

    private void Buried(Call call, int job, int end, WorkerDied died)
    {
        Pool.Say(FormattableString.Invariant($"worker {Number}: {died.Cause}"));
        WorkerProcess? dead;
        int ended;
        lock (Gate)
        {
            (dead, ended, _process, _isAsked) = (_process, _ended, null, false);
        }

        dead?.Dispose();

        // Ended on purpose, for this job: then it has failed already. It may have been for one that was just done.
        bool isOnPurpose = ended >= 0;
        if (!isOnPurpose && !call.MayTryAgain(job))
        {
            call.Fail(new JobFailure(job, FailureReason.Died, Environment.MachineName, died.Cause, died.Message), new JobRun(Environment.MachineName, Number, default, default));
        }

        if (ended != job && !call.HasEnded(job))
        {
            Pool.PutBack(call, job, 1);
        }

        Pool.PutBack(call, job + 1, end - job - 1);
    }
}
