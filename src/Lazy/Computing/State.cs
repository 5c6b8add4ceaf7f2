namespace Heppy.Lazy.Computing;

/// <summary>A result of a partition, or of several, in their order.</summary>
internal abstract class State
{
    /// <summary>Adds what the events or elements that follow left.</summary>
    internal abstract void Merge(State later);

    /// <summary>Writes everything.</summary>
    internal abstract void Write(BinaryWriter to);

    /// <summary>Reads what <see cref="Write"/> wrote, into an empty state.</summary>
    internal abstract void Read(BinaryReader from);

    /// <summary>Called on a total, after the last partition.</summary>
    internal virtual void Finish()
    {
    }

    /// <summary>Called on a total that will not be finished.</summary>
    internal virtual void Abandon()
    {
    }
}
