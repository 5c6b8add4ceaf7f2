namespace Heppy;

/// <summary>Something that analyzers share in one process: started before the first event, stopped after the last, whatever happens.</summary>
/// <remarks>One instance serves all threads, so what it offers must be thread-safe.</remarks>
public abstract class Service
{
    /// <summary>Called once per process before any chunk.</summary>
    public virtual void Start()
    {
    }

    /// <summary>Called once per process after the last chunk, also after failures.</summary>
    public virtual void Stop()
    {
    }
}
