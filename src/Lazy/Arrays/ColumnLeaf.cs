using Heppy.Events;

namespace Heppy.Lazy.Computing;

/// <summary>Reads a column tile by tile; a row group is decoded when its first element is wanted.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <param name="column">The column.</param>
internal sealed class ColumnLeaf<T>(ColumnOfFiles column) : IDisposable
{
    private readonly ColumnBuffer<T> _buffer = new(column.Column, isJagged: false);
    private (string Path, int Group, long First, int Rows) _decoded = ("", 0, 0, 0);
    private IEventFile? _file;

    /// <summary>Copies elements.</summary>
    internal void Read(long first, Span<T> into)
    {
        while (into.Length > 0)
        {
            if (first < _decoded.First || first >= _decoded.First + _decoded.Rows)
            {
                Decode(first);
            }

            int from = (int)(first - _decoded.First);
            int count = Math.Min(into.Length, _decoded.Rows - from);
            _buffer.Values.AsSpan(from, count).CopyTo(into);
            into = into[count..];
            first += count;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void Decode(long element)
    {
        var next = column.At(element);
        if (_file is null || next.Path != _decoded.Path)
        {
            _file?.Dispose();
            _file = ColumnOfFiles.Open(next.Path);
        }

        _file.Read(next.Group, [_buffer]);
        _decoded = next;
    }
}
