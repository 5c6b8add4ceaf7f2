using Heppy.Events;
using Heppy.Formats.Parquet.Decoding;
using ColumnMetaData = Parquet.Meta.ColumnMetaData;

namespace Heppy.Formats.Parquet;

/// <summary>Decodes one column into buffers of one type.</summary>
internal abstract class ColumnReader(ParquetColumn column)
{
    protected ParquetColumn Column { get; } = column;

    /// <summary>Makes the reader for a column and the type that is asked for.</summary>
    /// <exception cref="InvalidDataException">The column cannot be read as that type.</exception>
    public static ColumnReader Create(ParquetColumn column, ColumnBuffer buffer, string path)
    {
        ColumnSchema schema = column.Schema;
        Type requested = buffer.ValueType;
        if (!Conversions.IsLossless(schema.Type, requested) || schema.IsJagged != buffer.IsJagged)
        {
            string type = (Nullable.GetUnderlyingType(requested) ?? requested).Name;
            throw new InvalidDataException($"{path}: column {schema.Name} ({schema.Stored}) cannot be read as "
                + $"{(buffer.IsJagged ? "a list of " : "")}{type}.");
        }

        if (schema.IsCount)
        {
            return CountColumnReader.Create(column, requested);
        }

        if (schema.Type == ElementType.String)
        {
            return new StringColumnReader(column);
        }

        Type? inner = Nullable.GetUnderlyingType(requested);
        Type reader = inner is null ? typeof(PlainColumnReader<,>) : typeof(NullableColumnReader<,>);
        return (ColumnReader)Activator.CreateInstance(
            reader.MakeGenericType(Conversions.TypeOf(schema.Type), inner ?? requested), column)!;
    }

    /// <summary>Fills the buffer with all rows of the group.</summary>
    public abstract void Read(RowGroupScope scope, ColumnBuffer buffer);

    /// <summary>Entries in the level arrays of this chunk.</summary>
    protected int Entries(RowGroupScope scope)
    {
        ColumnMetaData chunk = scope.Group.RowGroup.Columns[Column.Leaf].MetaData
            ?? throw new InvalidDataException($"The chunk of {Column.Schema.Stored} has no description.");

        bool isPossible = chunk.NumValues is >= 0 and <= int.MaxValue
            && (Column.ListLevel > 0 ? chunk.NumValues >= scope.Rows : chunk.NumValues == scope.Rows);
        if (!isPossible)
        {
            throw new InvalidDataException($"{chunk.NumValues} values are announced for {scope.Rows} rows.");
        }

        // Before memory is taken for them.
        long stored = scope.Chunk.IsEmpty ? chunk.NumValues : PageHeader.CountValues(scope.Chunk.Span, chunk.NumValues);
        return stored == chunk.NumValues ? (int)stored
            : throw new InvalidDataException($"The pages have {stored} values, {chunk.NumValues} are announced.");
    }

    /// <summary>Decodes the values, without nulls, and the levels into the scope's memory.</summary>
    /// <returns>Number of values that are not null.</returns>
    protected int ReadRaw<T>(RowGroupScope scope, int entries, Memory<T> values)
        where T : struct
    {
        Span<byte> definition = Column.ValueLevel > 0 ? scope.Definition(entries) : [];
        Span<byte> repetition = Column.ListLevel > 0 ? scope.Repetition(entries) : [];
        if (entries == 0)
        {
            return 0;
        }

        ColumnMetaData chunk = scope.Group.RowGroup.Columns[Column.Leaf].MetaData!;
        int found = scope.Decoder.Decode(scope.Chunk.Span, chunk, Column, values.Span, definition, repetition);
        if (found < 0)
        {
            OtherDecoder.Read(scope, Column, values, definition, repetition);
            found = definition.IsEmpty ? entries : definition.Count((byte)Column.ValueLevel);
        }

        return found;
    }

    /// <summary>Sets the rows of the buffer, and its offsets if it is jagged, from the levels just read.</summary>
    /// <returns>Elements, nulls included.</returns>
    protected int SetRows(RowGroupScope scope, int entries, ColumnBuffer buffer)
    {
        if (!buffer.IsJagged)
        {
            buffer.Resize(scope.Rows, scope.Rows);
            return scope.Rows;
        }

        buffer.Resize(scope.Rows, 0);
        bool matches = Levels.Offsets(scope.Repetition(entries), scope.Definition(entries),
            Column.ListLevel, buffer.Offsets.AsSpan(0, scope.Rows + 1));
        return matches ? buffer.Count
            : throw new InvalidDataException($"The stored lists are not those of {scope.Rows} rows.");
    }

    /// <summary>The error for a null where a value is needed.</summary>
    protected UnreadableValueException NullFound(RowGroupScope scope, int entries)
    {
        ReadOnlySpan<byte> definition = scope.Definition(entries);
        int index = Levels.IndexOfNull(definition, Column.ListLevel, Column.ValueLevel);
        return new UnreadableValueException($"{Where(scope, entries, index)} is null"
            + $"{(Column.ListLevel > 0 ? " inside its list" : "")}. Read it as a nullable type.");
    }

    /// <summary>The error for a value that does not fit.</summary>
    protected UnreadableValueException Misfit(RowGroupScope scope, int entries, int ordinal, object value, Type requested)
    {
        int index = Column.ValueLevel == 0 ? ordinal
            : Levels.IndexOfValue(scope.Definition(entries), Column.ValueLevel, ordinal);
        return new UnreadableValueException(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{Where(scope, entries, index)} is {value}, which does not fit {requested.Name}. Read it as a larger type."));
    }

    private string Where(RowGroupScope scope, int entries, int index)
    {
        bool isJagged = Column.ListLevel > 0;
        ReadOnlySpan<byte> repetition = isJagged ? scope.Repetition(entries) : default;
        long entry = scope.FirstEntry + Levels.RowOf(repetition, isJagged, index);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{scope.Path}: column {Column.Schema.Name} ({Column.Schema.Stored}), entry {entry},");
    }
}
