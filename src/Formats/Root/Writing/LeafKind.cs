using Heppy.Events;

namespace Heppy.Formats.Root.Writing;

/// <summary>How a type is stored in a leaf.</summary>
/// <param name="Leaf">Class of the leaf.</param>
/// <param name="Letter">Letter of the type in titles of branches.</param>
/// <param name="Size">Bytes of one value.</param>
/// <param name="IsUnsigned">Whether the whole numbers have no sign.</param>
internal readonly record struct LeafKind(string Leaf, char Letter, int Size, bool IsUnsigned = false)
{
    /// <summary>The leaf of a type.</summary>
    public static LeafKind Of(ElementType type) => type switch
    {
        ElementType.Boolean => new("TLeafO", 'O', 1),
        ElementType.Int8 => new("TLeafB", 'B', 1),
        ElementType.UInt8 => new("TLeafB", 'b', 1, true),
        ElementType.Int16 => new("TLeafS", 'S', 2),
        ElementType.UInt16 => new("TLeafS", 's', 2, true),
        ElementType.Int32 => new("TLeafI", 'I', 4),
        ElementType.UInt32 => new("TLeafI", 'i', 4, true),
        ElementType.Int64 => new("TLeafL", 'L', 8),
        ElementType.UInt64 => new("TLeafL", 'l', 8, true),
        ElementType.Float => new("TLeafF", 'F', 4),
        ElementType.Double => new("TLeafD", 'D', 8),
        ElementType.String => new("TLeafC", 'C', 1),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Values of this type cannot be written."),
    };
}
