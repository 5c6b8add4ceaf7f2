using Heppy.Events;

namespace Heppy.Formats.Parquet;

/// <summary>Decodes values of a stored type and converts them to the type asked for.</summary>
/// <typeparam name="TStored">Type that the file holds.</typeparam>
/// <typeparam name="TValue">Type asked for, without its nullability; possibly an enumeration.</typeparam>
internal abstract class ValueColumnReader<TStored, TValue>(ParquetColumn column) : ColumnReader(column)
    where TStored : struct
    where TValue : struct
{
    /// <summary>Reads the values that are not null, one after another.</summary>
    /// <returns>Their number.</returns>
    protected int ReadValues(RowGroupScope scope, int entries, TValue[] values)
    {
        if (values is TStored[] same && typeof(TStored) == typeof(TValue))
        {
            return ReadRaw(scope, entries, same.AsMemory(0, entries));
        }

        TStored[] stored = scope.Values<TStored>(entries);
        int count = ReadRaw(scope, entries, stored.AsMemory(0, entries));
        int misfit = Conversions.Convert<TStored, TValue>(stored.AsSpan(0, count), values);
        return misfit < 0 ? count : throw Misfit(scope, entries, misfit, stored[misfit], typeof(TValue));
    }
}

/// <summary>Decodes a column of which no value may be null.</summary>
/// <typeparam name="TStored">Type that the file holds.</typeparam>
/// <typeparam name="TValue">Type asked for.</typeparam>
internal sealed class PlainColumnReader<TStored, TValue>(ParquetColumn column)
    : ValueColumnReader<TStored, TValue>(column)
    where TStored : struct
    where TValue : struct
{
    public override void Read(RowGroupScope scope, ColumnBuffer buffer)
    {
        var target = (ColumnBuffer<TValue>)buffer;
        int entries = Entries(scope);
        target.Resize(0, entries);
        int values = ReadValues(scope, entries, target.Values);
        if (SetRows(scope, entries, target) != values)
        {
            throw NullFound(scope, entries);
        }
    }
}

/// <summary>Decodes a column of which values may be null.</summary>
/// <typeparam name="TStored">Type that the file holds.</typeparam>
/// <typeparam name="TValue">Type asked for, without its nullability.</typeparam>
internal sealed class NullableColumnReader<TStored, TValue>(ParquetColumn column)
    : ValueColumnReader<TStored, TValue>(column)
    where TStored : struct
    where TValue : struct
{
    public override void Read(RowGroupScope scope, ColumnBuffer buffer)
    {
        var target = (ColumnBuffer<TValue?>)buffer;
        int entries = Entries(scope);
        TValue[] found = scope.Values<TValue>(entries);
        int values = ReadValues(scope, entries, found);
        int elements = SetRows(scope, entries, target);
        target.Resize(scope.Rows, elements);
        if (elements == values)
        {
            for (int i = 0; i < values; i++)
            {
                target.Values[i] = found[i];
            }

            return;
        }

        Levels.Spread(scope.Definition(entries), Column.ListLevel, Column.ValueLevel, found, target.Values);
    }
}
