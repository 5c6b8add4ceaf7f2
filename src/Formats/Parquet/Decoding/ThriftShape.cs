namespace Heppy.Formats.Parquet.Decoding;

/// <summary>The types of the fields of a footer, or of the header of a page. Source: Apache Parquet, parquet.thrift, FileMetaData and PageHeader.</summary>
/// <remarks>
/// Parquet.Net goes by the numbers of fields and not by their types: of damaged bytes it would take any number for the length of a list or of a text, and read on and on.
/// </remarks>
internal sealed class ThriftShape
{
    private static readonly ThriftShape _keyValue = new("s s");
    private static readonly ThriftShape _unit = new("{ { {");
    private static readonly ThriftShape _time = new("b {", (2, _unit));
    private static readonly ThriftShape _logical = new(
        "{ { { { { { { { { { { { { { { { {", (5, new("i i")), (7, _time), (8, _time), (10, new("y b")), (16, new("y")), (17, new("s")), (18, new("s i")));

    private static readonly ThriftShape _statistics = new("s s l l s s b b");
    private static readonly ThriftShape _sizes = new("l [ [", (2, new("l")), (3, new("l")));
    private static readonly ThriftShape _columnData = new(
        "i [ [ i l l l [ l l l { [ l i { {", (2, new("i")), (3, new("s")), (8, _keyValue), (12, _statistics), (13, new("i i i")), (16, _sizes));

    private static readonly ThriftShape _column = new("s l { l i l i { s", (3, _columnData));
    private static readonly ThriftShape _rowGroup = new("[ l l [ l l h", (1, _column), (4, new("i b b")));
    private static readonly ThriftShape _element = new("i i i s i i i i i {", (10, _logical));
    private readonly string[] _types;
    private readonly Dictionary<int, ThriftShape> _inner;

    private ThriftShape(string types, params (int Field, ThriftShape Shape)[] inner)
    {
        _types = types.Split(' ');
        _inner = inner.ToDictionary(i => i.Field, i => i.Shape);
    }

    /// <summary>That of the whole footer.</summary>
    public static ThriftShape File { get; } = new("i [ l [ [ s [ { s", (2, _element), (4, _rowGroup), (5, _keyValue), (7, new("{")));

    /// <summary>That of the header of a page.</summary>
    public static ThriftShape Page { get; } = new(
        "i i i i { { { {", (5, new("i i i i {", (5, _statistics))), (7, new("i i b")), (8, new("i i i i i i b {", (8, _statistics))));

    /// <summary>What a structure or list in a field is made of; null if it is not looked into.</summary>
    public ThriftShape? Inside(int field) => _inner.GetValueOrDefault(field);

    /// <summary>Whether a field of this number may have a type; fields that are not known may have any.</summary>
    public bool Allows(int field, CompactType type) => field < 1 || field > _types.Length || Is(_types[field - 1], type);

    /// <summary>Whether the elements of a list of this shape, which is one field or a structure, may have a type.</summary>
    public bool AllowsElement(CompactType type) => type == CompactType.Structure || (_types.Length == 1 && Is(_types[0], type));

    private static bool Is(string letter, CompactType type) => letter switch
    {
        "b" => type is CompactType.True or CompactType.False,
        "y" => type == CompactType.Byte,
        "h" => type == CompactType.Int16,
        "i" => type == CompactType.Int32,
        "l" => type == CompactType.Int64,
        "s" => type == CompactType.Binary,
        "[" => type == CompactType.List,
        _ => type == CompactType.Structure,
    };
}
