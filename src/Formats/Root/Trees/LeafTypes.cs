using Heppy.Events;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Trees;

/// <summary>Which type the values of a leaf have, and how many bytes.</summary>
internal static class LeafTypes
{
    /// <summary>Bytes before the values of each entry of a <c>std::vector</c>: a byte count, a version and a length.</summary>
    public const int VectorHeader = 10;

    /// <summary>Type, stored size and packing of a leaf's values.</summary>
    public static (ElementType Type, int Size, FloatPacking? Packing) Of(RootObject leaf)
    {
        bool unsigned = leaf.TryGet("fIsUnsigned", out bool is_) && is_;
        switch (leaf.ClassName)
        {
            case "TLeafO": return (ElementType.Boolean, 1, null);
            case "TLeafB": return (unsigned ? ElementType.UInt8 : ElementType.Int8, 1, null);
            case "TLeafS": return (unsigned ? ElementType.UInt16 : ElementType.Int16, 2, null);
            case "TLeafI": return (unsigned ? ElementType.UInt32 : ElementType.Int32, 4, null);
            case "TLeafL" or "TLeafG": return (unsigned ? ElementType.UInt64 : ElementType.Int64, 8, null);
            case "TLeafF": return (ElementType.Float, 4, null);
            case "TLeafD": return (ElementType.Double, 8, null);
            case "TLeafC": return (ElementType.String, 1, null);
            case "TLeafF16":
                var half = FloatPacking.Of(leaf.Title, isFloat16: true);
                return (ElementType.Float, half.Size, half);
            case "TLeafD32":
                var packed = FloatPacking.Of(leaf.Title, isFloat16: false);
                return (ElementType.Double, packed.Size, packed);
            default: return (ElementType.Unsupported, 1, null);
        }
    }

    /// <summary>Type and stored size of the values of a <c>TBranchElement</c>, and whether each entry has a list of them.</summary>
    public static (ElementType Type, int Size, bool IsVector) OfVector(string className, RootObject branch)
    {
        string plain = className.Replace(" ", "", StringComparison.Ordinal);
        foreach (string other in (ReadOnlySpan<string>)["std::vector<", "ROOT::VecOps::RVec<"])
        {
            plain = plain.StartsWith(other, StringComparison.Ordinal) ? "vector<" + plain[other.Length..] : plain;
        }

        // Only whole branches: fType 0 and an id below zero are not a member of something larger.
        if (!plain.StartsWith("vector<", StringComparison.Ordinal) || !plain.EndsWith('>')
            || !branch.TryGet("fType", out int type) || type != 0)
        {
            return (ElementType.Unsupported, 1, false);
        }

        (ElementType element, int size) = plain[7..^1].Split(',')[0] switch
        {
            "bool" => (ElementType.Boolean, 1),
            "char" or "signedchar" or "int8_t" => (ElementType.Int8, 1),
            "unsignedchar" or "uint8_t" => (ElementType.UInt8, 1),
            "short" or "int16_t" => (ElementType.Int16, 2),
            "unsignedshort" or "uint16_t" => (ElementType.UInt16, 2),
            "int" or "Int_t" or "int32_t" => (ElementType.Int32, 4),
            "unsignedint" or "UInt_t" or "uint32_t" => (ElementType.UInt32, 4),
            "long" or "Long64_t" or "longlong" or "int64_t" => (ElementType.Int64, 8),
            "unsignedlong" or "ULong64_t" or "unsignedlonglong" or "uint64_t" => (ElementType.UInt64, 8),
            "float" or "Float_t" => (ElementType.Float, 4),
            "double" or "Double_t" => (ElementType.Double, 8),
            _ => (ElementType.Unsupported, 1),
        };
        return (element, size, element != ElementType.Unsupported);
    }
}
