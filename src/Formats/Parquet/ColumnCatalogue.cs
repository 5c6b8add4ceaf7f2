using Heppy.Events;
using Parquet.Meta;
using Parquet.Schema;

namespace Heppy.Formats.Parquet;

/// <summary>Names and types the columns of a file, counts of collections included.</summary>
internal static class ColumnCatalogue
{
    /// <summary>Lists the columns: the stored ones in file order, then the counts that are not stored.</summary>
    /// <param name="leaves">Leaves of the stored schema.</param>
    /// <param name="fields">The same leaves as Parquet.Net sees them.</param>
    public static List<ParquetColumn> Of(List<Leaf> leaves, DataField[] fields)
    {
        Dictionary<string, DataField> byPath = [];
        foreach (DataField field in fields)
        {
            byPath.TryAdd(string.Join('.', field.Path.ToList()), field);
        }

        List<ParquetColumn> columns = [];
        HashSet<string> names = [];
        for (int i = 0; i < leaves.Count; i++)
        {
            Leaf leaf = leaves[i];
            DataField? field = byPath.GetValueOrDefault(leaf.Path);
            ElementType type = field is null ? ElementType.Unsupported : TypeOf(leaf, field);
            string name = names.Add(leaf.Name) ? leaf.Name : leaf.Path;
            names.Add(name);
            bool isJagged = leaf.Repetition > 0;
            bool isNullable = leaf.Definition > leaf.ListLevel;
            string stored = $"{leaf.Path}: {Describe(leaf, type)}";
            var schema = new ColumnSchema(name, type, isJagged, isNullable, IsCount: false, stored);
            field = type == ElementType.Unsupported ? null : field;
            columns.Add(new ParquetColumn(
                schema, field, i, CollectionNames.Of(leaf.Collection, leaf.Name), leaf.Lists, leaf.ListLevel, leaf.Definition));
        }

        AddCounts(columns, names);
        return columns;
    }

    private static void AddCounts(List<ParquetColumn> columns, HashSet<string> names)
    {
        int stored = columns.Count;
        for (int i = 0; i < stored; i++)
        {
            ParquetColumn column = columns[i];
            if (column.Field is not null && column.Schema.IsJagged && names.Add("n" + column.Collection))
            {
                var schema = new ColumnSchema("n" + column.Collection, ElementType.Int32, IsCount: true,
                    Stored: $"length of {column.Schema.Name}");
                columns.Add(column with { Schema = schema, CountOf = column });
            }
        }
    }

    private static ElementType TypeOf(Leaf leaf, DataField field)
    {
        bool isTime = leaf.Element.LogicalType?.TIME is not null
            || leaf.Element.ConvertedType is ConvertedType.TIME_MILLIS or ConvertedType.TIME_MICROS;
        bool isReadable = !isTime && !leaf.InMap && leaf.Repetition <= 1
            && field.MaxDefinitionLevel == leaf.Definition && field.MaxRepetitionLevel == leaf.Repetition;
        return !isReadable ? ElementType.Unsupported
            : field.ClrType == typeof(ReadOnlyMemory<char>) ? ElementType.String
            : field.ClrType.IsPrimitive ? Conversions.ElementOf(field.ClrType)
            : ElementType.Unsupported;
    }

    private static string Describe(Leaf leaf, ElementType type)
    {
        string value = type != ElementType.Unsupported ? Lower(type.ToString())
            : Lower(leaf.Element.ConvertedType?.ToString().Replace("INT_", "INT", StringComparison.Ordinal)
                ?? leaf.Element.Type?.ToString() ?? "group without fields");
        return leaf.InMap ? $"map with {value}"
            : leaf.Repetition > 1 ? $"{string.Concat(Enumerable.Repeat("list of ", leaf.Repetition))}{value}"
            : value;
    }

#pragma warning disable CA1308 // Type names are lower-case to physicists: float, int32.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
