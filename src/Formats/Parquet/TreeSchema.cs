using System.Runtime.CompilerServices;
using Heppy.Events;
using Parquet.Schema;

namespace Heppy.Formats.Parquet;

/// <summary>The schema of a written tree: required scalars and required lists; values are required unless declared nullable.</summary>
internal static class TreeSchema
{
    /// <summary>Makes the stored schema.</summary>
    /// <exception cref="ArgumentException">
    /// A column has a type that cannot be stored, or a name that is taken or empty.
    /// </exception>
    public static ParquetSchema Of(IReadOnlyList<ColumnSchema> columns)
    {
        if (TreeColumns.Problem(columns) is { } problem)
        {
            throw new ArgumentException(problem, nameof(columns));
        }

        return new ParquetSchema(columns.Select(FieldOf));
    }

    private static Field FieldOf(ColumnSchema column)
    {
        string name = column.IsJagged ? ListField.ElementName : column.Name;
        var value = new DataField(name, Conversions.TypeOf(column.Type), column.IsNullable);
        if (!column.IsJagged)
        {
            return value;
        }

        var list = new ListField(column.Name, value);
        SetNullable(list, false);
        return list;
    }

    // Every ListField is optional when made by hand, and a reader could not know that no list is ever null.
    // Parquet.Net 6.1.0 writes what this says; a test reads it back.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_IsNullable")]
    private static extern void SetNullable(Field field, bool value);
}
