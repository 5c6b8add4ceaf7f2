namespace Heppy.Formats.Root.Writing;

/// <summary>The header of a record that is written, a <c>TKey</c>.</summary>
/// <param name="ClassName">Class of the object.</param>
/// <param name="Name">Name in its directory.</param>
/// <param name="Title">Free text.</param>
/// <param name="Directory">Offset of the directory.</param>
/// <param name="Cycle">Version under that name.</param>
internal readonly record struct KeyHeader(string ClassName, string Name, string Title, long Directory, int Cycle = 1)
{
    private const int Version = 4;
    private const int LargeSeeks = 1000;

    /// <summary>1 January 1995: a constant, so that the same content gives the same bytes.</summary>
    public const uint Date = 0x00420000;

    /// <summary>Bytes of the header.</summary>
    /// <param name="large">Whether offsets have eight bytes.</param>
    public int Length(bool large) =>
        (large ? 34 : 26) + RootOutput.SizeOf(ClassName) + RootOutput.SizeOf(Name) + RootOutput.SizeOf(Title);

    /// <summary>Writes the header.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="position">Offset of the record in the file.</param>
    /// <param name="headerLength">Bytes of the whole header, with what a basket adds to it.</param>
    /// <param name="stored">Bytes of the object in the file.</param>
    /// <param name="unpacked">Bytes of the object when it is unpacked.</param>
    /// <param name="large">Whether offsets have eight bytes.</param>
    /// <exception cref="InvalidDataException">The record is larger than a header can say.</exception>
    public void Write(RootOutput output, long position, int headerLength, int stored, int unpacked, bool large)
    {
        if ((long)headerLength + stored > int.MaxValue || headerLength > short.MaxValue)
        {
            throw new InvalidDataException($"{ClassName} {Name} has {stored} bytes and a header of {headerLength}: too large for a ROOT file.");
        }

        output.Int32(headerLength + stored);
        output.Int16(large ? Version + LargeSeeks : Version);
        output.Int32(unpacked);
        output.UInt32(Date);
        output.Int16(headerLength);
        output.Int16(Cycle);
        output.Seek(position, large);
        output.Seek(Directory, large);
        output.String(ClassName);
        output.String(Name);
        output.String(Title);
    }
}
