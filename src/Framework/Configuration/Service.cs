namespace Heppy;

/// <summary>Something that analyzers share in one process: started before the first event, stopped after the last, whatever happens.</summary>
/// <remarks>One instance serves all threads, so what it offers must be thread-safe.</remarks>
public abstract class Service
{
    /// <summary>Called once per process before any chunk; before that for the first pass that finds the range of an automatic axis, if there is one.</summary>
    public virtual void Start()
    {
    }

    /// <summary>Called once for each <see cref="Start"/>, after the last event, also after failures.</summary>
    public virtual void Stop()
    {
    }
}
