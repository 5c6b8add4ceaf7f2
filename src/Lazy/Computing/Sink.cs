namespace Heppy.Lazy.Computing;

/// <summary>Collects a result in a partition.</summary>
internal abstract class Sink
{
    /// <summary>What was collected, after the last event or element.</summary>
    internal abstract State Collect();

    /// <summary>Gives up: the partition failed.</summary>
    internal virtual void Abandon()
    {
    }
}
