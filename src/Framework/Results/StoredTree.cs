using Heppy.Events;
using Heppy.Trees;

namespace Heppy;

/// <summary>Rows of a tree that are in a file already, read one row group at a time.</summary>
/// <param name="name">Name of the tree.</param>
/// <param name="file">The file.</param>
internal sealed class StoredTree(string name, IEventFile file) : ITreeRows
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnSchema> Schema { get; } = [.. file.Footer.Columns.Where(c => !c.IsCount)];

    /// <inheritdoc/>
    public void AppendTo(ITreeWriter writer)
    {
        ColumnBuffer[] columns = [.. Schema.Select(BufferFor)];
        for (int group = 0; group < file.Footer.RowGroups.Count; group++)
        {
            file.Read(group, columns);
            writer.Append(columns, 0, (int)file.Footer.RowGroups[group]);
        }
    }

    /// <summary>A buffer for a column as it is stored.</summary>
    internal static ColumnBuffer BufferFor(ColumnSchema column) => ColumnBuffer.Create(column.Name, StoredType(column), column.IsJagged);

    private static Type StoredType(ColumnSchema column)
    {
        Type type = Conversions.TypeOf(column.Type);
        return column.IsNullable && type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type;
    }
}
