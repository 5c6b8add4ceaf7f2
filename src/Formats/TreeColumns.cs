using Heppy.Events;

namespace Heppy.Formats;

/// <summary>What the columns of a written tree must be, in any format.</summary>
internal static class TreeColumns
{
    /// <summary>Why no format can hold these columns; null if one can.</summary>
    public static string? Problem(IReadOnlyList<ColumnSchema> columns)
    {
        HashSet<string> names = [];
        foreach (ColumnSchema column in columns)
        {
            if (column.Name.Length == 0 || !names.Add(column.Name))
            {
                return $"A tree cannot have two columns '{column.Name}', nor one without a name.";
            }

            if (column.Type == ElementType.Unsupported)
            {
                return $"Column {column.Name} ({column.Stored}) has a type that cannot be written.";
            }
        }

        return null;
    }

    /// <summary>A buffer of the type and shape of a column.</summary>
    public static ColumnBuffer BufferFor(ColumnSchema column)
    {
        Type type = Conversions.TypeOf(column.Type);
        return ColumnBuffer.Create(
            column.Name, column.IsNullable && type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type, column.IsJagged);
    }

    /// <summary>Checks appended columns.</summary>
    /// <param name="own">Buffers of the types and shapes of the tree's columns.</param>
    /// <param name="columns">What is appended.</param>
    /// <exception cref="ArgumentException">They are others.</exception>
    public static void RequireShapes(IReadOnlyList<ColumnBuffer> own, IReadOnlyList<ColumnBuffer> columns)
    {
        if (columns.Count != own.Count)
        {
            throw new ArgumentException($"{columns.Count} columns were appended to a tree of {own.Count}.", nameof(columns));
        }

        for (int i = 0; i < own.Count; i++)
        {
            if (columns[i].ValueType != own[i].ValueType || columns[i].IsJagged != own[i].IsJagged)
            {
                throw new ArgumentException(
                    $"Column {own[i].Name} takes {Shape(own[i])}, but was given {Shape(columns[i])}.", nameof(columns));
            }
        }
    }

    private static string Shape(ColumnBuffer buffer)
    {
        Type? inner = Nullable.GetUnderlyingType(buffer.ValueType);
        return $"{(buffer.IsJagged ? "lists of " : "")}{(inner is null ? buffer.ValueType.Name : inner.Name + "?")}";
    }
}
