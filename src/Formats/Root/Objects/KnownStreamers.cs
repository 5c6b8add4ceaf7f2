namespace Heppy.Formats.Root.Objects;

/// <summary>Descriptions of classes that some writers leave out of their files: the leaves of a <c>TTree</c>.</summary>
internal static class KnownStreamers
{
    /// <summary>The descriptions.</summary>
    public static StreamerCatalogue Catalogue { get; } = Leaves();

    private static StreamerCatalogue Leaves()
    {
        var known = new StreamerCatalogue();
        known.Add(new StreamerInfo("TLeaf", 2, 0x6d1e8152,
        [
            new StreamerElement("TStreamerBase", "TNamed", "", StreamerType.TNamed, 0, 0, "BASE", 1),
            Basic("fLen", StreamerType.Int, 4, "int"),
            Basic("fLenType", StreamerType.Int, 4, "int"),
            Basic("fOffset", StreamerType.Int, 4, "int"),
            Basic("fIsRange", StreamerType.Bool, 1, "bool"),
            Basic("fIsUnsigned", StreamerType.Bool, 1, "bool"),
            new StreamerElement("TStreamerObjectPointer", "fLeafCount", "", StreamerType.Pointer, 8, 0, "TLeaf*"),
        ]));
        known.Add(Leaf("TLeafO", 0x2ae48d3, StreamerType.Bool, 1, "bool"));
        known.Add(Leaf("TLeafB", 0xf1e4b5e, StreamerType.Char, 1, "char"));
        known.Add(Leaf("TLeafS", 0x150ceecf, StreamerType.Short, 2, "short"));
        known.Add(Leaf("TLeafI", 0x7e6aae19, StreamerType.Int, 4, "int"));
        known.Add(Leaf("TLeafL", 0xde320862, StreamerType.Long64, 8, "Long64_t"));
        known.Add(Leaf("TLeafF", 0x3add9d72, StreamerType.Float, 4, "float"));
        known.Add(Leaf("TLeafD", 0x118e8776, StreamerType.Double, 8, "double"));
        known.Add(Leaf("TLeafC", 0xfbe3b2f3, StreamerType.Int, 4, "int"));
        return known;
    }

    private static StreamerInfo Leaf(string className, uint checksum, int type, int size, string typeName) => new(className, 1, checksum,
    [
        new StreamerElement("TStreamerBase", "TLeaf", "", StreamerType.Base, 0, 0, "BASE", 2),
        Basic("fMinimum", type, size, typeName),
        Basic("fMaximum", type, size, typeName),
    ]);

    private static StreamerElement Basic(string name, int type, int size, string typeName) =>
        new("TStreamerBasicType", name, "", type, size, 0, typeName);
}
