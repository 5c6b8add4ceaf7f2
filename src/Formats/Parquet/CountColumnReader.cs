using System.Globalization;
using Heppy.Events;

namespace Heppy.Formats.Parquet;

/// <summary>Counts the elements of another column's lists.</summary>
internal abstract class CountColumnReader(ParquetColumn column) : ColumnReader(column.CountOf!)
{
    /// <summary>Makes the reader for a type that is asked for.</summary>
    public static CountColumnReader Create(ParquetColumn column, Type requested)
    {
        Type stored = column.CountOf!.Schema.Type == ElementType.String
            ? typeof(ReadOnlyMemory<char>)
            : Conversions.TypeOf(column.CountOf.Schema.Type);
        Type value = Nullable.GetUnderlyingType(requested) ?? requested;
        return (CountColumnReader)Activator.CreateInstance(
            typeof(CountColumnReader<,>).MakeGenericType(stored, value), column)!;
    }

    public override void Read(RowGroupScope scope, ColumnBuffer buffer)
    {
        int entries = Entries(scope);
        ReadLists(scope, entries);
        SetRows(scope, entries, scope.Lists);
        Fill(scope, buffer, scope.Lists.Offsets);
    }

    /// <summary>Fills the buffer from the offsets of a column of the same collection.</summary>
    public abstract void Fill(RowGroupScope scope, ColumnBuffer buffer, int[] offsets);

    /// <summary>Decodes the levels; the values come along.</summary>
    protected abstract void ReadLists(RowGroupScope scope, int entries);
}

/// <summary>Counts elements of a known stored type as integers of a requested one.</summary>
/// <typeparam name="TStored">Type that the file holds in the lists.</typeparam>
/// <typeparam name="TValue">Type asked for, without its nullability.</typeparam>
internal sealed class CountColumnReader<TStored, TValue>(ParquetColumn column) : CountColumnReader(column)
    where TStored : struct
    where TValue : struct
{
    private readonly string _name = $"{column.Schema.Name} ({column.Schema.Stored})";

    public override void Fill(RowGroupScope scope, ColumnBuffer buffer, int[] offsets)
    {
        buffer.Resize(scope.Rows, scope.Rows);
        int[] counts = scope.Values<int>(scope.Rows);
        for (int i = 0; i < scope.Rows; i++)
        {
            counts[i] = offsets[i + 1] - offsets[i];
        }

        var nullable = buffer as ColumnBuffer<TValue?>;
        TValue[] target = nullable is null ? ((ColumnBuffer<TValue>)buffer).Values : new TValue[scope.Rows];
        int misfit = Conversions.Convert<int, TValue>(counts.AsSpan(0, scope.Rows), target);
        if (misfit >= 0)
        {
            throw new UnreadableValueException(string.Create(CultureInfo.InvariantCulture,
                $"{scope.Path}: column {_name}, entry {scope.FirstEntry + misfit}, is {counts[misfit]}, "
                + $"which does not fit {typeof(TValue).Name}. Read it as a larger type."));
        }

        for (int i = 0; nullable is not null && i < scope.Rows; i++)
        {
            nullable.Values[i] = target[i];
        }
    }

    protected override void ReadLists(RowGroupScope scope, int entries) =>
        ReadRaw<TStored>(scope, entries, scope.Values<TStored>(entries).AsMemory(0, entries));
}
