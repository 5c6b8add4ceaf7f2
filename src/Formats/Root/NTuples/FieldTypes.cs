using Heppy.Events;

namespace Heppy.Formats.Root.NTuples;

/// <summary>What the C++ type of a field says.</summary>
internal static class FieldTypes
{
    private const string Cardinality = "ROOT::RNTupleCardinality<";

    /// <summary>Whether a field holds texts.</summary>
    public static bool IsText(string typeName) => typeName == "std::string";

    /// <summary>Whether a field holds lengths of lists.</summary>
    public static bool IsCardinality(string typeName) => typeName.StartsWith(Cardinality, StringComparison.Ordinal);

    /// <summary>Type of the lengths of lists that a field holds.</summary>
    public static ElementType OfCardinality(string typeName) =>
        typeName.Contains("64", StringComparison.Ordinal) ? ElementType.UInt64 : ElementType.UInt32;

    /// <summary>Type of the values of a field; where its type name says nothing, what its column holds.</summary>
    public static ElementType Of(string typeName, ColumnType column) => typeName switch
    {
        "bool" => ElementType.Boolean,
        "char" or "std::int8_t" or "int8_t" => ElementType.Int8,
        "std::byte" or "std::uint8_t" or "uint8_t" => ElementType.UInt8,
        "std::int16_t" or "int16_t" => ElementType.Int16,
        "std::uint16_t" or "uint16_t" => ElementType.UInt16,
        "std::int32_t" or "int32_t" => ElementType.Int32,
        "std::uint32_t" or "uint32_t" => ElementType.UInt32,
        "std::int64_t" or "int64_t" => ElementType.Int64,
        "std::uint64_t" or "uint64_t" => ElementType.UInt64,
        "float" => ElementType.Float,
        "double" => ElementType.Double,
        _ when ColumnTypes.IsIndex(column) => ElementType.Unsupported,
        _ when column == ColumnType.Bit => ElementType.Boolean,
        _ => ColumnTypes.Native(column, ElementType.Unsupported),
    };
}
