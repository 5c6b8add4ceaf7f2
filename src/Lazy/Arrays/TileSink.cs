using System.Numerics;
using System.Numerics.Tensors;
using Heppy.Events;
using Heppy.Physics;

namespace Heppy.Lazy.Computing;

/// <summary>Collects a result tile by tile.</summary>
internal abstract class TileSink : Sink
{
    /// <summary>Takes the first elements of the tile into account.</summary>
    internal abstract void Take(int count);
}

/// <summary>Sums of elements and of their squares.</summary>
internal sealed class MomentsOfTile<T>(Tile<T> tile, bool withSquares) : TileSink
    where T : unmanaged, INumber<T>
{
    private readonly MomentState _state = new(withSquares);
    private readonly double[] _wide = typeof(T) == typeof(double) ? [] : new double[Tile.Length];

    /// <inheritdoc/>
    internal override void Take(int count)
    {
        if (tile is Tile<double> doubles)
        {
            _state.Add(doubles.Span(count));
        }
        else
        {
            TensorPrimitives.ConvertTruncating<T, double>(tile.Span(count), _wide);
            _state.Add(_wide.AsSpan(0, count));
        }
    }

    /// <inheritdoc/>
    internal override State Collect() => _state;
}

/// <summary>The smallest or largest element.</summary>
internal sealed class ExtremeOfTile<T>(Tile<T> tile, bool largest) : TileSink
    where T : unmanaged, INumber<T>
{
    private readonly ExtremeState<T> _state = new(largest);

    /// <inheritdoc/>
    internal override void Take(int count)
    {
        if (count > 0)
        {
            _state.Add(largest ? TensorPrimitives.Max<T>(tile.Span(count)) : TensorPrimitives.Min<T>(tile.Span(count)));
        }
    }

    /// <inheritdoc/>
    internal override State Collect() => _state;
}

/// <summary>How many elements satisfy a condition.</summary>
internal sealed class CountOfTile(Tile<bool> tile) : TileSink
{
    private readonly CountState _state = new();

    /// <inheritdoc/>
    internal override void Take(int count)
    {
        _state.All += count;
        _state.Satisfied += tile.Span(count).Count(true);
    }

    /// <inheritdoc/>
    internal override State Collect() => _state;
}

/// <summary>A histogram of elements.</summary>
internal sealed class HistogramOfTile<T>(string name, Axis<T> axis, Tile<T> tile) : TileSink
{
    private readonly HistogramContent _content = new(axis);

    /// <inheritdoc/>
    internal override void Take(int count)
    {
        foreach (T value in tile.Span(count))
        {
            _content.Add(axis.Index(value), 1);
        }
    }

    /// <inheritdoc/>
    internal override State Collect() => new HistogramState(new HistogramResult(name, "", _content));
}

/// <summary>The elements themselves.</summary>
internal sealed class ElementsOfTile<T>(Tile<T> tile) : TileSink
    where T : unmanaged
{
    private readonly ElementsState<T> _state = new();

    /// <inheritdoc/>
    internal override void Take(int count) => _state.Add(tile.Span(count));

    /// <inheritdoc/>
    internal override State Collect() => _state;
}

/// <summary>A column of a file.</summary>
internal sealed class RowsOfTile<T> : TileSink
{
    private readonly Tile<T> _tile;
    private readonly ColumnBuffer<T> _column;
    private readonly RowBuffer _rows;

    internal RowsOfTile(Tile<T> tile, ColumnSchema schema, string path)
    {
        (_tile, _column) = (tile, new ColumnBuffer<T>(schema.Name, isJagged: false));
        _rows = new RowBuffer([schema], [_column], path);
    }

    /// <inheritdoc/>
    internal override void Take(int count)
    {
        int rows = _column.Rows;
        _column.Resize(rows + count, rows + count);
        _tile.Span(count).CopyTo(_column.Values.AsSpan(rows));
        _rows.RowsAdded();
    }

    /// <inheritdoc/>
    internal override State Collect() => _rows.Finish();

    /// <inheritdoc/>
    internal override void Abandon() => _rows.Abandon();
}
