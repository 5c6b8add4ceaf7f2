using System.IO.Compression;
using Heppy.Events;
using Heppy.Trees;
using Parquet;
using Parquet.Schema;

namespace Heppy.Formats.Parquet;

/// <summary>Writes rows in groups of equal size, counted from the first row.</summary>
/// <remarks>Rows are collected until a group is full, so the same rows give the same bytes however they come.</remarks>
internal sealed class ParquetTreeWriter : ITreeWriter
{
    /// <summary>Rows in every group but the last, where nothing else is asked for.</summary>
    public const int RowsPerGroup = 65_536;

    private readonly ColumnWriter[] _columns;
    private readonly ParquetWriter _writer;
    private readonly ColumnBuffer[] _shapes;
    private readonly int _rowsPerGroup;
    private int _collected;
    private bool _isFinished;

    public ParquetTreeWriter(Stream stream, IReadOnlyList<ColumnSchema> schema, int rowsPerGroup = RowsPerGroup,
        ParquetCompression compression = ParquetCompression.Zstd, CompressionLevel level = CompressionLevel.Optimal)
    {
        _rowsPerGroup = rowsPerGroup;
        ParquetSchema stored = TreeSchema.Of(schema);
        DataField[] fields = stored.GetDataFields();
        _columns = [.. schema.Select((column, i) => ColumnWriter.Create(column, fields[i]))];
        _shapes = [.. _columns.Select(c => c.Buffer)];
        var options = new ParquetOptions
        {
            CompressionMethod = compression switch
            {
                ParquetCompression.Snappy => CompressionMethod.Snappy,
                ParquetCompression.Gzip => CompressionMethod.Gzip,
                ParquetCompression.None => CompressionMethod.None,
                _ => CompressionMethod.Zstd,
            },
            CompressionLevel = level,
        };
        _writer = ParquetWriter.CreateAsync(stored, new SynchronousStream(stream), options).GetAwaiter().GetResult();
        _writer.CustomMetadata = new Dictionary<string, string> { ["heppy"] = SoftwareVersion.Number };
    }

    public long Rows { get; private set; }

    public void Append(IReadOnlyList<ColumnBuffer> columns, int firstRow, int rowCount)
    {
        ObjectDisposedException.ThrowIf(_isFinished, this);
        TreeColumns.RequireShapes(_shapes, columns);
        while (rowCount > 0)
        {
            int rows = Math.Min(rowCount, _rowsPerGroup - _collected);
            for (int i = 0; i < _columns.Length; i++)
            {
                _columns[i].Buffer.AppendRows(columns[i], firstRow, rows);
            }

            firstRow += rows;
            rowCount -= rows;
            Rows += rows;
            _collected += rows;
            if (_collected == _rowsPerGroup)
            {
                WriteGroup();
            }
        }
    }

    public void Finish()
    {
        ObjectDisposedException.ThrowIf(_isFinished, this);
        if (_collected > 0)
        {
            WriteGroup();
        }

        _isFinished = true;
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    // Disposing Parquet.Net's writer would end the file as if it were whole: only Finish may do that.
    public void Dispose() => _isFinished = true;

    private void WriteGroup()
    {
        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        foreach (ColumnWriter column in _columns)
        {
            column.Write(group);
        }

        _collected = 0;
    }
}
