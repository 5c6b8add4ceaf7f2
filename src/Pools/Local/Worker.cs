using System.Diagnostics;
using Heppy.Pools.Calls;

namespace Heppy.Pools.Local;

/// <summary>A worker of this machine; it has a thread of its own, which runs jobs or waits for the process that does.</summary>
internal abstract class Worker
{
    private const int StackSize = 16 * 1024 * 1024;
    private readonly Thread _thread;
    private Call? _call;
    private int _unreported;
    private int _end;

    /// <param name="pool">The pool it works for.</param>
    /// <param name="number">Its number.</param>
    protected Worker(LocalWorkers pool, int number)
    {
        (Pool, Number) = (pool, number);
        _thread = new Thread(Work, StackSize) { IsBackground = true, Name = $"pool {number}" };
    }

    /// <summary>Its number, from 0.</summary>
    internal int Number { get; }

    /// <summary>Whether another one has its place: it must not touch anything any more.</summary>
    internal bool IsReplaced { get; private protected set; }

    /// <summary>The pool it works for.</summary>
    protected LocalWorkers Pool { get; }

    /// <summary>Guards which job it is at.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>When its job began.</summary>
    protected long Began { get; private set; }

    /// <summary>The job it is at; -1 for none.</summary>
    protected int Job { get; private set; } = -1;

    internal void Start() => _thread.Start();

    /// <summary>Waits until it is gone, unless it cannot be stopped.</summary>
    internal void AwaitEnd()
    {
        if (_thread != Thread.CurrentThread && !IsReplaced)
        {
            _thread.Join();
        }
    }

    /// <summary>Ends its job if that takes too long.</summary>
    internal void Enforce(TimeSpan limit)
    {
        Call call;
        int job, end;
        TimeSpan took;
        lock (Gate)
        {
            took = Stopwatch.GetElapsedTime(Began);
            if (Job < 0 || IsReplaced || took < limit)
            {
                return;
            }

            (call, job, end) = (_call!, Job, _end);
            Stop(job);
        }

        Report(call);

        call.Fail(
            JobFailure.OutOfTime(job, limit),
            new JobRun(Environment.MachineName, Number, TimeProvider.System.GetUtcNow() - took, took));
        Pool.Say(FormattableString.Invariant($"job {job}: out of time, ended"));
        Stopped(call, job, end);
    }

    /// <summary>Ends its job if that belongs to a call.</summary>
    internal void Leave(Call call)
    {
        int job, end;
        lock (Gate)
        {
            if (Job < 0 || IsReplaced || _call != call)
            {
                return;
            }

            (job, end) = (Job, _end);
            Stop(job);
        }

        Stopped(call, job, end);
    }

    /// <summary>Ends a job that is being run; under <see cref="Gate"/>.</summary>
    protected abstract void Stop(int job);

    /// <summary>A job was ended; the others of its chunk, up to an end, are not done.</summary>
    protected abstract void Stopped(Call call, int job, int end);

    /// <summary>Runs jobs.</summary>
    protected abstract void Run(Call call, int first, int count);

    /// <summary>Cleans up at the end.</summary>
    protected virtual void Close()
    {
    }

    /// <summary>Begins a job.</summary>
    /// <param name="call">Its call.</param>
    /// <param name="job">Its number.</param>
    /// <param name="end">Number behind the last job of its chunk.</param>
    /// <param name="now">Timestamp of now.</param>
    /// <returns>False if it must not: the call is over, or another worker has the place of this one.</returns>
    protected bool Begin(Call call, int job, int end, long now)
    {
        lock (Gate)
        {
            if (IsReplaced || call.IsOver)
            {
                return false;
            }

            (_call, Job, _end, Began) = (call, job, end, now);
            return true;
        }
    }

    /// <summary>A job of this worker has ended. Workers add up, and report when they find nothing more to do: short jobs would spend their time with one counter.</summary>
    protected void Count() => Interlocked.Increment(ref _unreported);

    /// <summary>No job is being run.</summary>
    protected void Rest()
    {
        lock (Gate)
        {
            (Job, _call) = (-1, null);
        }
    }

    private void Work()
    {
        while (Pool.TryTake(this, out Call call, out int first, out int count))
        {
            do
            {
                Run(call, first, count);
            }
            while (!IsReplaced && call.TryTake(Number, out first, out count));

            Rest();
            Report(call);
        }

        Close();
    }

    private void Report(Call call) => call.Report(Interlocked.Exchange(ref _unreported, 0));
}
