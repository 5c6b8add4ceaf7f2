namespace Heppy.Formats.Root.NTuples;

/// <summary>One physical column: a sequence of elements of one type, cut into pages.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Type">How its elements are stored; may be a number that is not known.</param>
/// <param name="Bits">Bits of one element.</param>
/// <param name="Field">Number of the field that it belongs to.</param>
/// <param name="Representation">Which of the field's alternative ways to be stored it belongs to.</param>
/// <param name="FirstElement">
/// First element that has a page, for a column that was added later: those before are zero. Negative if the
/// representation is not used before either.
/// </param>
/// <param name="Minimum">Least value of a quantized column.</param>
/// <param name="Maximum">Largest value of a quantized column.</param>
/// <remarks>Source: RNTuple binary format specification 1.0, "Column Description".</remarks>
internal sealed record NTupleColumn(
    int Id, ColumnType Type, int Bits, int Field, int Representation, long FirstElement, double Minimum, double Maximum)
{
    /// <summary>Bytes of the shortest description, its frame included.</summary>
    public const int Shortest = 20;

    private const int Deferred = 1;
    private const int Ranged = 2;

    /// <summary>Reads a description, which is a record frame.</summary>
    public static NTupleColumn Read(EnvelopeBuffer buffer, int id)
    {
        buffer.Record();
        var type = (ColumnType)buffer.UInt16();
        int bits = buffer.UInt16();
        int field = buffer.Index();
        int flags = buffer.UInt16();
        int representation = buffer.UInt16();
        long first = (flags & Deferred) != 0 ? buffer.Int64() : 0;
        (double minimum, double maximum) = (flags & Ranged) != 0 ? (buffer.Double(), buffer.Double()) : (0, 0);
        buffer.Close();
        return new NTupleColumn(id, type, bits, field, representation, first, minimum, maximum);
    }
}
