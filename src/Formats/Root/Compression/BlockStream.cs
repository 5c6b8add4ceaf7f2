namespace Heppy.Formats.Root.Compression;

/// <summary>The bytes of one block, for a decoder that would take their end for that of the values, and not look at the checksum.</summary>
internal sealed class BlockStream(byte[] packed, int start, int length) : MemoryStream(packed, start, length, writable: false)
{
    /// <exception cref="BadBlockException">All bytes were read before.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = base.Read(buffer, offset, count);
        return read > 0 || count == 0 ? read : throw new BadBlockException($"its {Length} bytes end before the values do");
    }
}
