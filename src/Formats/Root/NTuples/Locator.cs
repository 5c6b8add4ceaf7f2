namespace Heppy.Formats.Root.NTuples;

/// <summary>A range of bytes of the file.</summary>
/// <param name="Position">Offset of the first byte.</param>
/// <param name="Size">Number of bytes.</param>
internal readonly record struct Locator(long Position, long Size)
{
    /// <summary>Bytes of the shortest locator.</summary>
    public const int Shortest = 12;

    private const uint Large = 1;
    private const int LargeSize = 20;

    /// <summary>Reads a locator: a size and an offset, or, if the size is negative, a head that says what follows.</summary>
    /// <exception cref="InvalidDataException">It points elsewhere than into this file.</exception>
    public static Locator Read(EnvelopeBuffer buffer)
    {
        int size = buffer.Int32();
        if (size >= 0)
        {
            return new Locator(buffer.Int64(), size);
        }

        uint head = (uint)-(long)size;
        int length = (int)(head & 0xFFFF);
        if (head >> 24 != Large || length < LargeSize)
        {
            throw new InvalidDataException($"{buffer.Where}: data are not in this file, but where a locator of type {head >> 24} says. "
                + "Only data in the file itself can be read. Write the RNTuple to one file.");
        }

        long bytes = buffer.Int64();
        long position = buffer.Int64();
        buffer.Take(length - LargeSize);
        return new Locator(position, bytes);
    }
}
