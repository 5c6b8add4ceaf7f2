using Heppy.Events;

namespace Heppy;

/// <summary>Makes events from their numbers. One generator serves all threads, so it keeps nothing from event to event.</summary>
public interface IEventGenerator
{
    /// <summary>The columns it makes, in order.</summary>
    IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>Makes one event.</summary>
    /// <param name="number">Number of the event, from 0; the only thing that the event may depend on.</param>
    /// <param name="columns">Gives each of <see cref="Columns"/> its value.</param>
    void Generate(long number, EventColumns columns);
}
