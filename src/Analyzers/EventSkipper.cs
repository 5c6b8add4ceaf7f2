namespace Heppy.Analyzers;

/// <summary>
/// Skips the first events of each component, counted over its files: the same ones however it is split.
/// </summary>
/// <example>
/// <code>
/// new EventSkipper { FirstEvent = 1000 }
/// </code>
/// </example>
public sealed class EventSkipper : Analyzer
{
    /// <summary>Entry in the component, from 0, of the first event that is kept.</summary>
    public required long FirstEvent { get; init; }

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        return ev.Entry >= FirstEvent;
    }
}
