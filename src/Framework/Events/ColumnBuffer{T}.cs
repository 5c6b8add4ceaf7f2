namespace Heppy.Events;

/// <summary>Decoded values of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The .NET type of an <see cref="ElementType"/>, or its <see cref="Nullable{T}"/>.</typeparam>
/// <param name="name">Flat name of the column.</param>
/// <param name="isJagged">Whether each row holds a list.</param>
public sealed class ColumnBuffer<T>(string name, bool isJagged) : ColumnBuffer(name, isJagged)
{
    /// <summary>The values of all rows, one after another; filled up to <see cref="ColumnBuffer.Count"/>.</summary>
    public T[] Values { get; private set; } = [];

    /// <inheritdoc/>
    public override Type ValueType => typeof(T);

    /// <inheritdoc/>
    internal override Array ValueArray => Values;

    /// <summary>Appends one row of a flat column.</summary>
    /// <param name="value">The value.</param>
    public void Append(T value)
    {
        EnsureValues(Rows + 1);
        Values[Rows++] = value;
    }

    /// <summary>Appends one row of a jagged column.</summary>
    /// <param name="list">The row's values.</param>
    public void Append(ReadOnlySpan<T> list)
    {
        int start = Rows == 0 ? Offsets[0] = 0 : Count;
        Resize(Rows + 1, start + list.Length);
        list.CopyTo(Values.AsSpan(start));
        Offsets[Rows] = start + list.Length;
    }

    /// <summary>Appends one row of a jagged column; null is an empty list.</summary>
    /// <param name="list">The row's values.</param>
    public void AppendList(T[]? list) => Append(list.AsSpan());

    /// <inheritdoc/>
    public override void AppendRows(ColumnBuffer source, int firstRow, int rowCount)
    {
        var from = (ColumnBuffer<T>)source;
        int start = Rows == 0 ? 0 : Count;
        int row = Rows;
        if (!IsJagged)
        {
            Resize(row + rowCount, start + rowCount);
            Array.Copy(from.Values, firstRow, Values, start, rowCount);
            return;
        }

        int first = from.Offsets[firstRow];
        int length = from.Offsets[firstRow + rowCount] - first;
        Resize(row + rowCount, start + length);
        Array.Copy(from.Values, first, Values, start, length);
        Offsets[0] = 0;
        for (int i = 1; i <= rowCount; i++)
        {
            Offsets[row + i] = from.Offsets[firstRow + i] - first + start;
        }
    }

    /// <inheritdoc/>
    internal override void FillMissing(int rows, object? value)
    {
        Resize(rows, IsJagged ? 0 : rows);
        if (IsJagged)
        {
            Offsets.AsSpan(0, rows + 1).Clear();
        }
        else
        {
            Values.AsSpan(0, rows).Fill(value is null ? default! : (T)value);
        }
    }

    /// <inheritdoc/>
    protected override void EnsureValues(int values)
    {
        if (Values.Length < values)
        {
            T[] longer = new T[Math.Max(values, 2 * Values.Length)];
            Array.Copy(Values, longer, Values.Length);
            Values = longer;
        }
    }
}
