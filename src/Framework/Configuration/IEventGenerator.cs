using Heppy.Events;

namespace Heppy;

/// <summary>Makes events from their numbers.</summary>
public interface IEventGenerator
{
    /// <summary>The columns it makes, in order.</summary>
    IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>Appends one event to the buffers.</summary>
    /// <param name="number">Number of the event, from 0; the only thing that the event may depend on.</param>
    /// <param name="columns">One buffer for each of <see cref="Columns"/>, in order, of its type; each gets one row.</param>
    void Generate(long number, IReadOnlyList<ColumnBuffer> columns);
}
