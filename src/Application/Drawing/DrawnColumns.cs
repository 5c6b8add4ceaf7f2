using Heppy.Events;

namespace Heppy.Drawing;

/// <summary>The columns of a sample, by name.</summary>
internal sealed class DrawnColumns
{
    private readonly Dictionary<string, ColumnSchema> _columns = new(StringComparer.Ordinal);

    /// <param name="footers">Those of the files.</param>
    /// <param name="where">What has the columns, for messages: <c>data/a.parquet</c>, <c>3 files</c>.</param>
    internal DrawnColumns(IEnumerable<FileFooter> footers, string where)
    {
        Where = where;
        // Files of one schema share one list of columns.
        foreach (ColumnSchema column in footers.Select(f => f.Columns).Distinct(ReferenceEqualityComparer.Instance).Cast<IReadOnlyList<ColumnSchema>>().SelectMany(c => c))
        {
            _columns.TryAdd(column.Name, column);
        }
    }

    /// <summary>What has the columns.</summary>
    internal string Where { get; }

    /// <summary>All names.</summary>
    internal IEnumerable<string> Names => _columns.Keys;

    /// <summary>A column, or null.</summary>
    internal ColumnSchema? Find(string name) => _columns.GetValueOrDefault(name);

    /// <summary>Type of the values in C# expressions: wide enough that differences and products do not surprise.</summary>
    internal static string TypeOf(ColumnSchema column) => column.Type switch
    {
        ElementType.Boolean => "bool",
        ElementType.UInt32 or ElementType.Int64 => "long",
        ElementType.UInt64 => "ulong",
        ElementType.Float or ElementType.Double => "double",
        ElementType.String => "string",
        _ => "int",
    };

    /// <summary>Whether values are whole numbers.</summary>
    internal static bool IsWhole(ColumnSchema column) => TypeOf(column) is "int" or "long" or "ulong";

    /// <summary>Whether a value may be missing, which becomes NaN.</summary>
    internal static bool MayBeNull(ColumnSchema column) => column is { IsNullable: true, Type: ElementType.Float or ElementType.Double };

    /// <summary>Type by which the column is read.</summary>
    internal static string HandleTypeOf(ColumnSchema column) => TypeNames.Of(Conversions.TypeOf(column.Type)) + (MayBeNull(column) ? "?" : "");
}
