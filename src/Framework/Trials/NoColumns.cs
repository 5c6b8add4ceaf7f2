using Heppy.Events;

namespace Heppy;

/// <summary>Events without columns: what is in them is added by analyzers.</summary>
internal sealed class NoColumns : IEventGenerator
{
    /// <inheritdoc/>
    public IReadOnlyList<ColumnSchema> Columns => [];

    /// <inheritdoc/>
    public void Generate(long number, EventColumns columns)
    {
    }
}
