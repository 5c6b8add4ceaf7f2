using System.Globalization;

namespace Heppy.Analyzers;

/// <summary>Ends the chunk at an entry of the component, as an analysis that has seen enough does.</summary>
/// <remarks>What was done before counts; the chunk is sealed with the events it has read, and merging it needs <c>--allow-partial</c>.</remarks>
/// <example>
/// <code>
/// new Stopper { Entry = 1000 }
/// </code>
/// </example>
public sealed class Stopper : Analyzer
{
    /// <summary>The first entry, from 0, that is the last one to be processed.</summary>
    public required long Entry { get; init; }

    /// <inheritdoc/>
    /// <exception cref="UserError"><see cref="Entry"/> is negative.</exception>
    public override void BeginLoop(Setup setup) => Refuse.Below(0, Entry);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        return ev.Entry < Entry ? true : throw new UserStop(string.Create(CultureInfo.InvariantCulture, $"entry {ev.Entry} is enough"));
    }
}
