namespace Heppy.Formats.Root.NTuples;

/// <summary>What a field is in the tree of fields.</summary>
internal enum FieldRole
{
    /// <summary>A value, or something with one field in it: an enumeration, a fixed-size array.</summary>
    Plain = 0,

    /// <summary>A list of what its only field is.</summary>
    Collection = 1,

    /// <summary>A structure of its fields.</summary>
    Record = 2,

    /// <summary>One of its fields, another one in each entry.</summary>
    Variant = 3,

    /// <summary>An object as bytes, as a <c>TTree</c> would store it.</summary>
    Streamer = 4,
}
