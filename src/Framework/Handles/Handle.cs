namespace Heppy;

/// <summary>What an analyzer reads or writes, declared as a field, so that the plan knows it before any event is read.</summary>
/// <remarks>A handle belongs to one analyzer, and with it to one range and one thread.</remarks>
public abstract class Handle
{
    private protected Handle()
    {
    }

    /// <summary>The analyzer whose field this is.</summary>
    internal Analyzer? Owner { get; set; }

    /// <summary>Says what this handle needs or makes.</summary>
    /// <param name="to">The sequence that is being built.</param>
    internal abstract void Declare(Declarations to);

    /// <summary>Points at the columns of the next rows.</summary>
    /// <param name="batch">Decoded rows.</param>
    internal virtual void Attach(EventBatch batch)
    {
    }
}
