using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Heppy.Events;

namespace Heppy.Formats.Root.Writing;

/// <summary>Writes numbers and truth values.</summary>
/// <typeparam name="T">Their type.</typeparam>
internal class ValueBranchWriter<T>(ColumnSchema column, BranchWriter? counter) : BranchWriter(column, counter)
    where T : unmanaged
{
    protected override void AppendValues(ColumnBuffer source, int firstRow, int count) =>
        Append(((ColumnBuffer<T>)source).Values, source, firstRow, count);

    /// <summary>Collects values that belong to rows of a buffer.</summary>
    protected void Append(T[] values, ColumnBuffer source, int firstRow, int count)
    {
        int first = firstRow;
        int length = count;
        if (source.IsJagged)
        {
            StartRows(source.Offsets.AsSpan(firstRow, count + 1));
            first = source.Offsets[firstRow];
            length = source.Offsets[firstRow + count] - first;
        }

        Span<T> taken = values.AsSpan(first, length);
        for (int i = 0; IsCounter && i < length; i++)
        {
            Count(Convert.ToInt64(taken[i], CultureInfo.InvariantCulture));
        }

        Span<byte> bytes = Data.Take(checked(length * Unsafe.SizeOf<T>()));
        switch (Unsafe.SizeOf<T>())
        {
            case 1:
                MemoryMarshal.AsBytes(taken).CopyTo(bytes);
                break;
            case 2:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, short>(taken), MemoryMarshal.Cast<byte, short>(bytes));
                break;
            case 4:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, int>(taken), MemoryMarshal.Cast<byte, int>(bytes));
                break;
            default:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, long>(taken), MemoryMarshal.Cast<byte, long>(bytes));
                break;
        }
    }
}

/// <summary>Writes values of a column that may hold nulls: NaN where there is one, and an error where the type has no NaN.</summary>
/// <typeparam name="T">Their type, without its nullability.</typeparam>
internal sealed class NullableBranchWriter<T>(ColumnSchema column, BranchWriter? counter) : ValueBranchWriter<T>(column, counter)
    where T : unmanaged
{
    private T[] _values = [];

    protected override void AppendValues(ColumnBuffer source, int firstRow, int count)
    {
        T?[] from = ((ColumnBuffer<T?>)source).Values;
        int first = source.IsJagged ? source.Offsets[firstRow] : firstRow;
        int last = source.IsJagged ? source.Offsets[firstRow + count] : firstRow + count;
        if (_values.Length < last)
        {
            _values = new T[Math.Max(last, 2 * _values.Length)];
        }

        for (int i = first; i < last; i++)
        {
            _values[i] = from[i] ?? Missing();
        }

        Append(_values, source, firstRow, count);
    }

    private T Missing() => typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(float.NaN)
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(double.NaN)
        : throw new InvalidDataException($"Column {Column.Name} has a null, which a TTree cannot hold. Give it a value, or write Parquet.");
}

/// <summary>Writes how many values each row of a list has.</summary>
internal sealed class CountBranchWriter(ColumnSchema column) : BranchWriter(column, null)
{
    protected override void AppendValues(ColumnBuffer source, int firstRow, int count)
    {
        for (int i = firstRow; i < firstRow + count; i++)
        {
            int length = source.Offsets[i + 1] - source.Offsets[i];
            Count(length);
            Data.Int32(length);
        }
    }
}

/// <summary>Writes strings.</summary>
internal sealed class StringBranchWriter(ColumnSchema column) : BranchWriter(column, null)
{
    protected override void AppendValues(ColumnBuffer source, int firstRow, int count)
    {
        foreach (string? text in ((ColumnBuffer<string>)source).Values.AsSpan(firstRow, count))
        {
            StartRow();
            int start = Data.Length;
            Data.String(text ?? throw new InvalidDataException(
                $"Column {Column.Name} has a null string, which a TTree cannot hold. Write \"\", or Parquet."));
            LongestText = Math.Max(LongestText, Data.Length - start - 1);
        }
    }
}
