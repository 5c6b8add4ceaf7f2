namespace Heppy.Analyzers;

/// <summary>Keeps only events with certain numbers, to look at them.</summary>
/// <example>
/// <code>
/// new EventByNumber { EventNumbers = [551234, 551301], Runs = [194108] }
/// </code>
/// </example>
public sealed class EventByNumber : Analyzer
{
    private readonly HashSet<ulong> _numbers = [];

    /// <summary>
    /// Event numbers to keep: column <c>event</c>, or the entry in the component where there is none.
    /// </summary>
    public required ulong[] EventNumbers
    {
        get;
        init => (field, _numbers) = (value, [.. value]);
    }

    /// <summary>Runs in which they count; numbers are unique within a run only.</summary>
    /// <value>Every run.</value>
    public uint[] Runs { get; init; } = [];

    /// <inheritdoc/>
    public override bool Process(Event ev) =>
        _numbers.Contains(ev.Number) && (Runs.Length == 0 || Array.IndexOf(Runs, ev.Run) >= 0);
}
