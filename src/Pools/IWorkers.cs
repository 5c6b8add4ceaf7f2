using Heppy.Pools.Calls;

namespace Heppy.Pools;

/// <summary>What works at the calls of a pool.</summary>
internal interface IWorkers : IDisposable
{
    /// <summary>Begins to work at a call, until it is over.</summary>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    void Start(Call call);

    /// <summary>Ends a call with an exception, and its jobs that run.</summary>
    void Cancel(Call call, Exception reason);
}
