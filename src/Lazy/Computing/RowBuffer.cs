using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Trees;

namespace Heppy.Lazy.Computing;

/// <summary>Writes the rows of a partition; nothing is written while nobody says where.</summary>
internal sealed class RowBuffer
{
    private const int MostRows = 8192;
    private readonly IReadOnlyList<ColumnBuffer> _columns;
    private readonly string? _path;
    private readonly FileStream? _stream;
    private readonly ITreeWriter? _writer;

    /// <param name="schema">The columns.</param>
    /// <param name="columns">A buffer for each.</param>
    /// <param name="path">Where to write; null in a rehearsal.</param>
    internal RowBuffer(IReadOnlyList<ColumnSchema> schema, IReadOnlyList<ColumnBuffer> columns, string? path)
    {
        (_columns, _path) = (columns, path);
        if (path is not null)
        {
            _stream = File.Create(path);
            // Read once, on this machine or beside it: not worth packing hard.
            _writer = new ParquetFormat { Level = System.IO.Compression.CompressionLevel.Fastest }.Create(_stream, schema);
        }
    }

    /// <summary>Called after rows were appended to the columns.</summary>
    internal void RowsAdded()
    {
        if (_columns[0].Rows >= MostRows)
        {
            Flush();
        }
    }

    /// <summary>Ends the file.</summary>
    internal FilePart Finish()
    {
        Flush();
        _writer?.Finish();
        Close();
        return new FilePart { Path = _path ?? "" };
    }

    /// <summary>Leaves no file.</summary>
    internal void Abandon()
    {
        Close();
        if (_path is not null)
        {
            File.Delete(_path);
        }
    }

    private void Flush()
    {
        _writer?.Append(_columns, 0, _columns[0].Rows);
        foreach (ColumnBuffer column in _columns)
        {
            column.Clear();
        }
    }

    private void Close()
    {
        _writer?.Dispose();
        _stream?.Dispose();
    }
}
