using Parquet;

namespace Heppy.Formats.Parquet;

/// <summary>What decoding one row group needs beside the column: where it is, and memory to use again.</summary>
internal sealed class RowGroupScope(string path)
{
    private readonly Dictionary<Type, Array> _values = [];
    private int[] _definition = [];
    private int[] _repetition = [];

    public string Path { get; } = path;

    public ParquetRowGroupReader Group { get; set; } = null!;

    /// <summary>Rows of the group.</summary>
    public int Rows { get; set; }

    /// <summary>Entry of the file that is the first row of the group.</summary>
    public long FirstEntry { get; set; }

    public Memory<int> Definition(int count) => Room(ref _definition, count);

    public Memory<int> Repetition(int count) => Room(ref _repetition, count);

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

    private static Memory<int> Room(ref int[] array, int count)
    {
        if (array.Length < count)
        {
            array = new int[Math.Max(count, 2 * array.Length)];
        }

        return array.AsMemory(0, count);
    }
}
