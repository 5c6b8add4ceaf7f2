using Heppy.Events;

namespace Heppy.Trees;

/// <summary>Writes rows to one file, in row groups whose size depends on the number of rows only, so that the same rows give the same bytes.</summary>
public interface ITreeWriter : IDisposable
{
    /// <summary>Rows appended so far.</summary>
    long Rows { get; }

    /// <summary>Appends rows; full row groups are written at once, so that memory stays bounded.</summary>
    /// <param name="columns">One buffer per column of the schema, in its order and of its types.</param>
    /// <param name="firstRow">First row to take.</param>
    /// <param name="rowCount">Number of rows to take.</param>
    void Append(IReadOnlyList<ColumnBuffer> columns, int firstRow, int rowCount);

    /// <summary>Writes what is left and the end of the file. A file without it is not readable.</summary>
    void Finish();
}
