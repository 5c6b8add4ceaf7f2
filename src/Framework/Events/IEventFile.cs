namespace Heppy.Events;

/// <summary>An open file of events. Not thread-safe: each range opens its own.</summary>
public interface IEventFile : IDisposable
{
    /// <summary>Path as it was opened.</summary>
    string Path { get; }

    /// <summary>Row groups, columns and identity.</summary>
    FileFooter Footer { get; }

    /// <summary>Decodes whole columns of one row group.</summary>
    /// <param name="rowGroup">Index in <see cref="FileFooter.RowGroups"/>.</param>
    /// <param name="columns">What to fill: each buffer names its column, by flat name, and the type to convert to. Storage is reused between calls.</param>
    /// <param name="cancellation">Ends the decoding between two columns.</param>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, or a value does not fit the requested type (the message names file, column, entry and value).
    /// </exception>
    void Read(int rowGroup, IReadOnlyList<ColumnBuffer> columns, CancellationToken cancellation = default);
}
