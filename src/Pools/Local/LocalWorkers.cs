using System.Globalization;
using Heppy.Pools.Calls;

namespace Heppy.Pools.Local;

/// <summary>Workers of this machine: jobs go one by one, in order, to whichever is free.</summary>
internal sealed class LocalWorkers : IWorkers
{
    private readonly object _gate = new();
    private readonly List<Call> _calls = [];
    private readonly List<Worker> _workers = [];
    private readonly Func<LocalWorkers, int, Worker> _make;
    private readonly Timer? _clock;
    private readonly int _count;
    private int _looking;
    private bool _isClosed;

    /// <param name="count">Number of workers.</param>
    /// <param name="options">How jobs are treated.</param>
    /// <param name="make">Makes the worker with a number.</param>
    internal LocalWorkers(int count, PoolOptions options, Func<LocalWorkers, int, Worker> make)
    {
        (_count, _make, Options) = (count, make, options);
        if (options.TimeLimit is { } limit)
        {
            var look = TimeSpan.FromMilliseconds(Math.Clamp(limit.TotalMilliseconds / 20, 1, 500));
            _clock = new Timer(_ => Array.ForEach(Workers(), w => w.Enforce(limit)), null, look, look);
        }
    }

    /// <summary>How jobs are treated.</summary>
    internal PoolOptions Options { get; }

    /// <inheritdoc/>
    public void Start(Call call)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(Pool));
            _calls.RemoveAll(c => c.IsOver);
            _calls.Add(call);
            call.Grown = Wake;
            for (int number = _workers.Count; number < _count; number++)
            {
                Add(number);
            }

            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public void Cancel(Call call, Exception reason)
    {
        call.Cancel(reason);
        Array.ForEach(Workers(), w => w.Leave(call));
    }

    /// <summary>Waits for jobs, and takes some.</summary>
    /// <returns>False if there will be none any more.</returns>
    internal bool TryTake(Worker worker, out Call call, out int first, out int count)
    {
        lock (_gate)
        {
            // Before the look: what appears after it is followed by a wake.
            Interlocked.Increment(ref _looking);
            try
            {
                while (true)
                {
                    (call, first, count) = (null!, 0, 0);
                    if (_isClosed || worker.IsReplaced)
                    {
                        return false;
                    }

                    foreach (Call waiting in _calls)
                    {
                        if (waiting.TryTake(worker.Number, out first, out count))
                        {
                            call = waiting;
                            return true;
                        }
                    }

                    // Jobs and results may be large: calls that are over are not kept until the next one.
                    _calls.RemoveAll(c => c.IsOver);
                    Monitor.Wait(_gate);
                }
            }
            finally
            {
                Interlocked.Decrement(ref _looking);
            }
        }
    }

    /// <summary>Gives jobs back, for whoever is free.</summary>
    internal void PutBack(Call call, int first, int count)
    {
        if (count > 0)
        {
            lock (_gate)
            {
                call.PutBack(first, count);
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Puts another worker in the place of one that cannot be stopped.</summary>
    internal void Replace(Worker worker)
    {
        lock (_gate)
        {
            if (_workers.Remove(worker) && !_isClosed)
            {
                Add(worker.Number);
            }
        }
    }

    /// <summary>Writes a line to the log.</summary>
    internal void Say(string line)
    {
        if (Options.Log is { } log)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}\n");
            lock (log)
            {
                log.Write(text);
                log.Flush();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Call[] calls;
        lock (_gate)
        {
            _isClosed = true;
            calls = [.. _calls];
            Monitor.PulseAll(_gate);
        }

        _clock?.Dispose();
        Worker[] workers = Workers();
        foreach (Call call in calls.Where(c => !c.IsOver))
        {
            call.Cancel(new OperationCanceledException("The pool was disposed while it was busy."));
        }

        Array.ForEach(workers, w => calls.ToList().ForEach(w.Leave));
        Array.ForEach(workers, w => w.AwaitEnd());
    }

    private void Wake()
    {
        if (Volatile.Read(ref _looking) > 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    private Worker[] Workers()
    {
        lock (_gate)
        {
            return [.. _workers];
        }
    }

    private void Add(int number)
    {
        Worker worker = _make(this, number);
        _workers.Add(worker);
        worker.Start();
    }
}
