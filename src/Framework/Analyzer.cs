namespace Heppy;

/// <summary>One step of a sequence: reads the event, may add products, may end it.</summary>
/// <remarks>
/// What it reads, adds and books are fields (<see cref="Column{T}"/>, <see cref="Input{T}"/>, <see cref="Output{T}"/>, <see cref="Cut"/>,
/// <see cref="Histogram{T1}"/>, ...). One instance serves one range of entries, on one thread. State that is kept from event to event
/// would depend on the splitting: an analyzer that needs it overrides <see cref="NeedsWholeChunk"/>.
/// </remarks>
public abstract class Analyzer
{
    /// <summary>Tells instances of one class apart; part of the directory of the results.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it must see all events of a chunk one after another. Its chunks are then not processed in parallel inside.</summary>
    public virtual bool NeedsWholeChunk => false;

    /// <summary>
    /// Whether it does nothing but add collections: it never ends an event nor changes its weight. For systematic variations only such
    /// later analyzers then run again that read what it adds, not all.
    /// </summary>
    protected internal virtual bool OnlyAddsCollections => false;

    /// <summary>Handles that are not fields, for analyzers that know them only from their properties.</summary>
    protected internal virtual IEnumerable<Handle> FurtherHandles => [];

    /// <summary>Whether a sequence has it already: an instance serves one range.</summary>
    internal bool IsTaken { get; set; }

    /// <summary>Called before the first event of a range.</summary>
    /// <param name="setup">Component, services, seed.</param>
    public virtual void BeginLoop(Setup setup)
    {
    }

    /// <summary>Called before the first event of each file in a range.</summary>
    /// <param name="file">The file.</param>
    public virtual void BeginFile(string file)
    {
    }

    /// <summary>Called for each event that the analyzers before let through.</summary>
    /// <param name="ev">The event; valid during the call.</param>
    /// <returns>False to end this event: later analyzers do not see it.</returns>
    /// <exception cref="UserStop">To end the chunk after this event.</exception>
    public abstract bool Process(Event ev);

    /// <summary>Called after the last event of each file in a range.</summary>
    /// <param name="file">The file.</param>
    public virtual void EndFile(string file)
    {
    }

    /// <summary>Called after the last event of a range.</summary>
    public virtual void EndLoop()
    {
    }

    /// <summary>Called after <see cref="EndLoop"/>, to add results that are known only then.</summary>
    /// <param name="results">Where text lines can be added.</param>
    public virtual void Write(ResultWriter results)
    {
    }
}
