using System.Runtime.CompilerServices;
using Heppy;
using Heppy.Events;

/// <summary>A file whose columns are decoded already: to read a row group is to hand out its arrays.</summary>
internal sealed class DecodedFile : IEventFile
{
    private readonly Dictionary<string, ColumnBuffer>[] _groups;

    /// <summary>Decodes all row groups of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">The columns.</param>
    internal DecodedFile(IEventFile file, IReadOnlyList<ColumnRequest> wanted)
    {
        (Path, Footer) = (file.Path, file.Footer);
        _groups = new Dictionary<string, ColumnBuffer>[Footer.RowGroups.Count];
        for (int group = 0; group < _groups.Length; group++)
        {
            ColumnBuffer[] columns = [.. wanted.Select(w => ColumnBuffer.Create(w.Name, w.Type, w.IsJagged))];
            file.Read(group, columns);
            _groups[group] = columns.ToDictionary(c => c.Name);
        }
    }

    /// <summary>The same columns under another path.</summary>
    internal DecodedFile(DecodedFile same, string path) => (Path, Footer, _groups) = (path, same.Footer, same._groups);

    public string Path { get; }

    public FileFooter Footer { get; }

    /// <summary>The row groups, for the hand-written loop.</summary>
    internal IEnumerable<DecodedGroup> Groups => _groups.Select((g, i) => new DecodedGroup(g, (int)Footer.RowGroups[i]));

    public void Read(int rowGroup, IReadOnlyList<ColumnBuffer> columns, CancellationToken cancellation = default)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            ColumnBuffer into = columns[i];
            ColumnBuffer from = _groups[rowGroup][into.Name];
            Arrays.SetRows(into, from.Rows);
            Arrays.SetOffsets(into, from.Offsets);
            switch (into)
            {
                case ColumnBuffer<float> values:
                    Arrays<float>.SetValues(values, ((ColumnBuffer<float>)from).Values);
                    break;
                case ColumnBuffer<int> values:
                    Arrays<int>.SetValues(values, ((ColumnBuffer<int>)from).Values);
                    break;
                default:
                    throw new InvalidDataException($"{into.Name} is neither float nor int");
            }
        }
    }

    public void Dispose()
    {
    }
}

/// <summary>Puts arrays into buffers, which by themselves only copy.</summary>
internal static class Arrays
{
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Rows")]
    internal static extern void SetRows(ColumnBuffer buffer, int rows);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Offsets")]
    internal static extern void SetOffsets(ColumnBuffer buffer, int[] offsets);
}

/// <inheritdoc cref="Arrays"/>
internal static class Arrays<T>
{
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Values")]
    internal static extern void SetValues(ColumnBuffer<T> buffer, T[] values);
}
