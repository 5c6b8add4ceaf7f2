using Heppy.Events;

namespace Heppy.Formats.Root.NTuples;

/// <summary>What is known of the types of columns.</summary>
internal static class ColumnTypes
{
    /// <summary>Whether elements of a type can be of a size.</summary>
    /// <returns>False for a type that is not known, too.</returns>
    public static bool IsKnown(ColumnType type, int bits) => type switch
    {
        ColumnType.Bit => bits == 1,
        ColumnType.Switch => bits == 96,
        ColumnType.Real32Trunc => bits is >= 10 and <= 31,
        ColumnType.Real32Quant => bits is >= 1 and <= 32,
        _ => Width(type) is var width and > 0 && bits == 8 * width,
    };

    /// <summary>Bytes of an element; 0 for types whose elements are not whole bytes of a number.</summary>
    public static int Width(ColumnType type) => type switch
    {
        ColumnType.Byte or ColumnType.Char or ColumnType.Int8 or ColumnType.UInt8 => 1,
        ColumnType.Int16 or ColumnType.UInt16 or ColumnType.Real16
            or ColumnType.SplitInt16 or ColumnType.SplitUInt16 or ColumnType.SplitReal16 => 2,
        ColumnType.Int32 or ColumnType.UInt32 or ColumnType.Real32 or ColumnType.Index32
            or ColumnType.SplitInt32 or ColumnType.SplitUInt32 or ColumnType.SplitReal32 or ColumnType.SplitIndex32 => 4,
        ColumnType.Int64 or ColumnType.UInt64 or ColumnType.Real64 or ColumnType.Index64
            or ColumnType.SplitInt64 or ColumnType.SplitUInt64 or ColumnType.SplitReal64 or ColumnType.SplitIndex64 => 8,
        _ => 0,
    };

    /// <summary>Whether a column holds ends of lists.</summary>
    public static bool IsIndex(ColumnType type) =>
        type is ColumnType.Index32 or ColumnType.Index64 or ColumnType.SplitIndex32 or ColumnType.SplitIndex64;

    /// <summary>The type that elements are decoded to, before they are converted to that of their field.</summary>
    /// <param name="type">Type of the column.</param>
    /// <param name="target">Type of the field, which decides where the elements fit several.</param>
    public static ElementType Native(ColumnType type, ElementType target) => type switch
    {
        ColumnType.Bit => target == ElementType.Boolean ? ElementType.Boolean : ElementType.UInt8,
        ColumnType.Byte or ColumnType.UInt8 => ElementType.UInt8,
        ColumnType.Char => target == ElementType.UInt8 ? ElementType.UInt8 : ElementType.Int8,
        ColumnType.Int8 => ElementType.Int8,
        ColumnType.Int16 or ColumnType.SplitInt16 => ElementType.Int16,
        ColumnType.UInt16 or ColumnType.SplitUInt16 => ElementType.UInt16,
        ColumnType.Int32 or ColumnType.SplitInt32 => ElementType.Int32,
        ColumnType.UInt32 or ColumnType.SplitUInt32 or ColumnType.Index32 or ColumnType.SplitIndex32 => ElementType.UInt32,
        ColumnType.Int64 or ColumnType.SplitInt64 => ElementType.Int64,
        ColumnType.UInt64 or ColumnType.SplitUInt64 or ColumnType.Index64 or ColumnType.SplitIndex64 => ElementType.UInt64,
        ColumnType.Real16 or ColumnType.SplitReal16 or ColumnType.Real32 or ColumnType.SplitReal32 or ColumnType.Real32Trunc => ElementType.Float,
        ColumnType.Real64 or ColumnType.SplitReal64 => ElementType.Double,
        ColumnType.Real32Quant => target == ElementType.Double ? ElementType.Double : ElementType.Float,
        _ => ElementType.Unsupported,
    };

    /// <summary>Whether elements of a column can be given as values of a field's type, as ROOT does.</summary>
    public static bool Converts(ColumnType type, ElementType target)
    {
        ElementType native = Native(type, target);
        return native != ElementType.Unsupported && target is not (ElementType.Unsupported or ElementType.String)
            && (Conversions.IsLossless(native, Conversions.TypeOf(target)) ? IsReal(native) == IsReal(target)
                : (native == ElementType.Double && target == ElementType.Float)
                || (target == ElementType.Boolean && !IsReal(native)));
    }

    private static bool IsReal(ElementType type) => type is ElementType.Float or ElementType.Double;
}
