using Heppy.Events;
using Parquet;
using Parquet.Schema;

namespace Heppy.Formats.Parquet;

/// <summary>Writes values that are never null.</summary>
/// <typeparam name="T">Their type.</typeparam>
internal sealed class PlainColumnWriter<T>(ColumnSchema schema, DataField field) : ColumnWriter(schema, field)
    where T : struct
{
    private readonly ColumnBuffer<T> _buffer = new(schema.Name, schema.IsJagged);

    public override ColumnBuffer Buffer => _buffer;

    protected override void WriteValues(ParquetRowGroupWriter group) =>
        Write<T>(group, _buffer.Values.AsMemory(0, _buffer.Count), []);
}

/// <summary>Writes values that may be null.</summary>
/// <typeparam name="T">Their type, without its nullability.</typeparam>
internal sealed class NullableColumnWriter<T>(ColumnSchema schema, DataField field) : ColumnWriter(schema, field)
    where T : struct
{
    private readonly ColumnBuffer<T?> _buffer = new(schema.Name, schema.IsJagged);
    private T[] _values = [];
    private bool[] _isNull = [];

    public override ColumnBuffer Buffer => _buffer;

    protected override void WriteValues(ParquetRowGroupWriter group)
    {
        int count = _buffer.Count;
        Room(ref _values, count);
        Room(ref _isNull, count);
        int values = 0;
        for (int i = 0; i < count; i++)
        {
            T? value = _buffer.Values[i];
            _isNull[i] = value is null;
            if (value is not null)
            {
                _values[values++] = value.GetValueOrDefault();
            }
        }

        Write<T>(group, _values.AsMemory(0, values), _isNull.AsSpan(0, count));
    }
}

/// <summary>Writes strings.</summary>
internal sealed class StringColumnWriter(ColumnSchema schema, DataField field) : ColumnWriter(schema, field)
{
    private readonly ColumnBuffer<string?> _buffer = new(schema.Name, schema.IsJagged);
    private ReadOnlyMemory<char>[] _values = [];
    private bool[] _isNull = [];

    public override ColumnBuffer Buffer => _buffer;

    protected override void WriteValues(ParquetRowGroupWriter group)
    {
        int count = _buffer.Count;
        Room(ref _values, count);
        Room(ref _isNull, count);
        int values = 0;
        for (int i = 0; i < count; i++)
        {
            string? value = _buffer.Values[i];
            _isNull[i] = value is null;
            if (value is not null)
            {
                _values[values++] = value.AsMemory();
            }
            else if (!Schema.IsNullable)
            {
                throw new InvalidDataException($"Column {Schema.Name} was given a null string, but is not declared "
                    + "nullable. Declare it so, or write \"\".");
            }
        }

        Write<ReadOnlyMemory<char>>(group, _values.AsMemory(0, values), _isNull.AsSpan(0, count));
        _values.AsSpan(0, values).Clear();
        _buffer.Values.AsSpan(0, count).Clear();
    }
}
