using Heppy.Events;
using Parquet;
using Parquet.Schema;

namespace Heppy.Formats.Parquet;

/// <summary>Collects one column of a row group and writes it.</summary>
internal abstract class ColumnWriter(ColumnSchema schema, DataField field)
{
    private int[] _definition = [];
    private int[] _repetition = [];

    protected ColumnSchema Schema { get; } = schema;

    protected DataField Field { get; } = field;

    /// <summary>The rows collected so far.</summary>
    public abstract ColumnBuffer Buffer { get; }

    /// <summary>Makes the writer for a column.</summary>
    public static ColumnWriter Create(ColumnSchema schema, DataField field)
    {
        if (schema.Type == ElementType.String)
        {
            return new StringColumnWriter(schema, field);
        }

        Type writer = schema.IsNullable ? typeof(NullableColumnWriter<>) : typeof(PlainColumnWriter<>);
        return (ColumnWriter)Activator.CreateInstance(
            writer.MakeGenericType(Conversions.TypeOf(schema.Type)), schema, field)!;
    }

    /// <summary>Writes the collected rows and forgets them.</summary>
    public void Write(ParquetRowGroupWriter group)
    {
        WriteValues(group);
        Buffer.Clear();
    }

    protected abstract void WriteValues(ParquetRowGroupWriter group);

    /// <summary>Writes values without nulls, and the levels that say where they belong.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="values">Values that are not null.</param>
    /// <param name="isNull">For each element whether it is null; empty if none is.</param>
    protected void Write<T>(ParquetRowGroupWriter group, ReadOnlyMemory<T> values, ReadOnlySpan<bool> isNull)
        where T : struct
    {
        int entries = Schema.IsJagged ? JaggedLevels(isNull) : Schema.IsNullable ? FlatLevels(isNull) : 0;
        ReadOnlyMemory<int>? definition = null;
        ReadOnlyMemory<int>? repetition = null;
        if (Field.MaxDefinitionLevel > 0)
        {
            definition = _definition.AsMemory(0, entries);
        }

        if (Schema.IsJagged)
        {
            repetition = _repetition.AsMemory(0, entries);
        }

        // The stream below never waits, so this is complete when it returns.
        group.WriteAllPartsAsync(Field, values, definition, repetition, CancellationToken.None).GetAwaiter().GetResult();
    }

    private int FlatLevels(ReadOnlySpan<bool> isNull)
    {
        int rows = Buffer.Rows;
        Room(ref _definition, rows);
        for (int i = 0; i < rows; i++)
        {
            _definition[i] = !isNull.IsEmpty && isNull[i] ? 0 : 1;
        }

        return rows;
    }

    private int JaggedLevels(ReadOnlySpan<bool> isNull)
    {
        int rows = Buffer.Rows;
        int[] offsets = Buffer.Offsets;
        Room(ref _definition, rows + offsets[rows]);
        Room(ref _repetition, rows + offsets[rows]);
        // Most lists are short: what most entries have is filled in at once, then each row sets what begins it.
        int most = rows + offsets[rows];
        _definition.AsSpan(0, most).Fill(Field.MaxDefinitionLevel);
        _repetition.AsSpan(0, most).Fill(1);
        int entry = 0;
        for (int row = 0; row < rows; row++)
        {
            int length = offsets[row + 1] - offsets[row];
            _repetition[entry] = 0;
            _definition[entry] = length == 0 ? 0 : Field.MaxDefinitionLevel;
            for (int i = 0; !isNull.IsEmpty && i < length; i++)
            {
                _definition[entry + i] -= isNull[offsets[row] + i] ? 1 : 0;
            }

            entry += Math.Max(1, length);
        }

        return entry;
    }

    protected static void Room<T>(ref T[] array, int count)
    {
        if (array.Length < count)
        {
            array = new T[Math.Max(count, 2 * array.Length)];
        }
    }
}
