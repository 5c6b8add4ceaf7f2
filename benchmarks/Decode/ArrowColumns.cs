using Heppy.Events;
using ParquetSharp;

namespace Heppy.Benchmarks;

/// <summary>Columns decoded by Arrow C++ into arrays that are used again: the values that are not null, and the levels.</summary>
internal sealed class ArrowColumns : IDisposable
{
    private const int Room = 1 << 19;
    private readonly ParquetFileReader _reader;
    private readonly Dictionary<string, int> _places = [];
    private readonly short[] _definition = new short[Room];
    private readonly short[] _repetition = new short[Room];
    private readonly float[] _floats = new float[Room];
    private readonly int[] _ints = new int[Room];
    private readonly bool[] _bools = new bool[Room];
    private long _entries;
    private long _values;

    public ArrowColumns(string path)
    {
        _reader = new ParquetFileReader(path);
        for (int i = 0; i < _reader.FileMetaData.NumColumns; i++)
        {
            _places.Add(_reader.FileMetaData.Schema.Column(i).Path.ToDotVector()[0], i);
        }
    }

    /// <summary>Decodes one column of a row group.</summary>
    /// <returns>Its values that are not null.</returns>
    public long Read(int group, string name)
    {
        using RowGroupReader rows = _reader.RowGroup(group);
        using ColumnReader column = rows.Column(_places[name]);
        _entries = 0;
        _values = 0;
        while (column.HasNext)
        {
            _entries += column switch
            {
                ColumnReader<float> floats => Read(floats, _floats),
                ColumnReader<int> ints => Read(ints, _ints),
                ColumnReader<bool> bools => Read(bools, _bools),
                _ => throw new InvalidOperationException(),
            };
        }

        return _values;
    }

    /// <summary>Compares with what heppy has decoded.</summary>
    public void ShouldHave(string name, ColumnBuffer buffer)
    {
        bool same = buffer.Count == _values && buffer switch
        {
            ColumnBuffer<float> floats => floats.Values.AsSpan(0, buffer.Count).SequenceEqual(_floats.AsSpan(0, buffer.Count)),
            ColumnBuffer<int> ints => ints.Values.AsSpan(0, buffer.Count).SequenceEqual(_ints.AsSpan(0, buffer.Count)),
            ColumnBuffer<bool> bools => bools.Values.AsSpan(0, buffer.Count).SequenceEqual(_bools.AsSpan(0, buffer.Count)),
            _ => false,
        };
        int row = 0;
        int value = 0;
        short greatest = _definition.AsSpan(0, (int)_entries).ToArray().Max();
        for (int i = 0; buffer.IsJagged && same && i < _entries; i++)
        {
            same = _repetition[i] != 0 || buffer.Offsets[row++] == value;
            value += _definition[i] == greatest ? 1 : 0;
        }

        if (!same || (buffer.IsJagged && (row != buffer.Rows || buffer.Offsets[row] != value)))
        {
            throw new InvalidOperationException($"{name} is not what Arrow reads.");
        }
    }

    public void Dispose() => _reader.Dispose();

    private long Read<T>(ColumnReader<T> column, T[] values)
        where T : unmanaged
    {
        int at = (int)_entries;
        bool isFlat = column.ColumnDescriptor.MaxDefinitionLevel == 0;
        long entries = column.ReadBatch(Room - at, isFlat ? [] : _definition.AsSpan(at), column.ColumnDescriptor.MaxRepetitionLevel == 0 ? [] : _repetition.AsSpan(at), values.AsSpan((int)_values), out long read);
        _values += read;
        return entries;
    }
}
