namespace Heppy.Formats.Root.NTuples;

/// <summary>One field of an RNTuple.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Parent">Number of the field that it is in; its own for a top-level field.</param>
/// <param name="Role">What it is.</param>
/// <param name="Version">Version of the field's format; 0 is known.</param>
/// <param name="Name">Its name in the parent.</param>
/// <param name="TypeName">Its C++ type; empty for an untyped collection or record.</param>
/// <param name="Length">Values in each entry of a fixed-size array or bitset; -1 for anything else.</param>
/// <param name="Source">Number of the field that a projected one shows; -1 for a field of its own.</param>
/// <remarks>Source: RNTuple binary format specification 1.0, "Field Description".</remarks>
internal sealed record NTupleField(
    int Id, int Parent, FieldRole Role, uint Version, string Name, string TypeName, long Length, int Source)
{
    /// <summary>Bytes of the shortest description, its frame included.</summary>
    public const int Shortest = 40;

    private const int Repetitive = 1;
    private const int Projected = 2;

    /// <summary>Whether it is in no other field.</summary>
    public bool IsTop => Parent == Id;

    /// <summary>Reads a description, which is a record frame.</summary>
    public static NTupleField Read(EnvelopeBuffer buffer, int id)
    {
        buffer.Record();
        uint version = buffer.UInt32();
        buffer.UInt32();
        int parent = buffer.Index();
        var role = (FieldRole)buffer.UInt16();
        int flags = buffer.UInt16();
        string name = buffer.String();
        string type = buffer.String();
        buffer.String();
        buffer.String();
        long length = (flags & Repetitive) != 0 ? buffer.Int64() : -1;
        int source = (flags & Projected) != 0 ? buffer.Index() : -1;
        buffer.Close();
        return (flags & Repetitive) == 0 || length >= 0
            ? new NTupleField(id, parent, role, version, name, type, length, source)
            : throw buffer.Damaged($"field {name} is an array of {length} values");
    }
}
