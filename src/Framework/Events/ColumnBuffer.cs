namespace Heppy.Events;

/// <summary>Decoded values of one column for some consecutive rows, reused from row group to row group.</summary>
/// <remarks>
/// A flat column has one value per row. A jagged one has the values of row <c>i</c> at
/// <c>Offsets[i] .. Offsets[i + 1]</c>. Arrays may be longer than what is filled.
/// </remarks>
public abstract class ColumnBuffer
{
    private protected ColumnBuffer(string name, bool isJagged)
    {
        Name = name;
        IsJagged = isJagged;
        Offsets = isJagged ? new int[1] : [];
    }

    /// <summary>Flat name of the column.</summary>
    public string Name { get; }

    /// <summary>Whether each row holds a list.</summary>
    public bool IsJagged { get; }

    /// <summary>Type of one value, possibly <see cref="Nullable{T}"/>.</summary>
    public abstract Type ValueType { get; }

    /// <summary>Rows that are filled.</summary>
    public int Rows { get; protected set; }

    /// <summary>Start of each row's values, and the end of the last: length at least <c>Rows + 1</c>; empty for a flat column.</summary>
    public int[] Offsets { get; private set; }

    /// <summary>Values that are filled: <see cref="Rows"/> for a flat column.</summary>
    public int Count => IsJagged ? Offsets[Rows] : Rows;

    /// <summary>The array behind the values, for code that knows its type.</summary>
    internal abstract Array ValueArray { get; }

    /// <summary>Makes a buffer for values of a type that is known only at run time.</summary>
    /// <param name="name">Flat name of the column.</param>
    /// <param name="valueType">A <see cref="ElementType"/>'s .NET type, or its <see cref="Nullable{T}"/>.</param>
    /// <param name="isJagged">Whether each row holds a list.</param>
    public static ColumnBuffer Create(string name, Type valueType, bool isJagged) =>
        (ColumnBuffer)Activator.CreateInstance(typeof(ColumnBuffer<>).MakeGenericType(valueType), name, isJagged)!;

    /// <summary>Forgets all rows and keeps the storage.</summary>
    public void Clear() => Rows = 0;

    /// <summary>Appends rows of another buffer of the same type and shape.</summary>
    /// <param name="source">Where to copy from.</param>
    /// <param name="firstRow">First row to copy.</param>
    /// <param name="rowCount">Number of rows to copy.</param>
    public abstract void AppendRows(ColumnBuffer source, int firstRow, int rowCount);

    /// <summary>Sets the number of rows, with room for it and for the values, before the storage is filled directly.</summary>
    /// <param name="rows">Rows; for a jagged column <see cref="Offsets"/> gets room for one more.</param>
    /// <param name="values">Values over all rows.</param>
    public void Resize(int rows, int values)
    {
        if (IsJagged && Offsets.Length < rows + 1)
        {
            int[] longer = new int[Math.Max(rows + 1, 2 * Offsets.Length)];
            Array.Copy(Offsets, longer, Offsets.Length);
            Offsets = longer;
        }

        EnsureValues(values);
        Rows = rows;
    }

    /// <summary>Fills rows of a column that a file lacks: a value for each, or empty lists.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="value">Value of a flat column; null for the default of its type.</param>
    internal abstract void FillMissing(int rows, object? value);

    /// <summary>Makes room for this many values in all, keeping those that are there.</summary>
    /// <param name="values">Values over all rows.</param>
    protected abstract void EnsureValues(int values);
}
