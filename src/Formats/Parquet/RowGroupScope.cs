using Heppy.Events;
using Heppy.Formats.Parquet.Decoding;
using Parquet;

namespace Heppy.Formats.Parquet;

/// <summary>What decoding one row group needs beside the column: where it is, and memory to use again, also for other files.</summary>
internal sealed class RowGroupScope : IDisposable
{
    private readonly Dictionary<Type, Array> _values = [];
    private byte[] _definition = [];
    private byte[] _repetition = [];

    /// <summary>The file that is read.</summary>
    public string Path { get; set; } = "";

    /// <summary>Its bytes.</summary>
    public WindowStream Stream { get; set; } = null!;

    public ParquetRowGroupReader Group { get; set; } = null!;

    /// <summary>Rows of the group.</summary>
    public int Rows { get; set; }

    /// <summary>Entry of the file that is the first row of the group.</summary>
    public long FirstEntry { get; set; }

    /// <summary>Bytes of the column's chunk, if they are all in memory; else empty.</summary>
    public ReadOnlyMemory<byte> Chunk { get; set; }

    /// <summary>Memory for a part of the file.</summary>
    public byte[] Window { get; set; } = [];

    /// <summary>Where the lists of a collection lie that is only counted.</summary>
    public ColumnBuffer<byte> Lists { get; } = new("", true);

    public ChunkDecoder Decoder { get; } = new();

    public Span<byte> Definition(int count) => Room(ref _definition, count);

    public Span<byte> Repetition(int count) => Room(ref _repetition, count);

    /// <summary>Memory for values on their way to another type; valid until the next call for the same type.</summary>
    public T[] Values<T>(int count)
    {
        if (!_values.TryGetValue(typeof(T), out Array? array) || array.Length < count)
        {
            array = new T[Math.Max(count, 2 * (array?.Length ?? 0))];
            _values[typeof(T)] = array;
        }

        return (T[])array;
    }

    public void Dispose() => Decoder.Dispose();

    private static Span<byte> Room(ref byte[] array, int count)
    {
        if (array.Length < count)
        {
            array = new byte[Math.Max(count, 2 * array.Length)];
        }

        return array.AsSpan(0, count);
    }
}
