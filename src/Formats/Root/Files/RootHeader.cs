namespace Heppy.Formats.Root.Files;

/// <summary>The first bytes of a file.</summary>
/// <param name="Version">Version of ROOT that wrote the file: 62004 for 6.20/04.</param>
/// <param name="Begin">Offset of the first record.</param>
/// <param name="End">Offset behind the last one.</param>
/// <param name="NameLength">Bytes of the first record before the top directory.</param>
/// <param name="Compression">Algorithm times 100 plus level, as new records are packed.</param>
/// <param name="InfoPosition">Offset of the record that describes the classes; 0 if there is none.</param>
/// <remarks>Source: ROOT, <c>io/doc/TFile/header.md</c>.</remarks>
internal sealed record RootHeader(int Version, int Begin, long End, int NameLength, int Compression, long InfoPosition)
{
    /// <summary>Bytes that hold any header.</summary>
    public const int MaximumLength = 100;

    private const int LargeFile = 1_000_000;

    /// <summary>Reads a header.</summary>
    /// <param name="buffer">The start of a file.</param>
    /// <exception cref="InvalidDataException">The file is not a ROOT file, or is damaged.</exception>
    public static RootHeader Read(RootBuffer buffer)
    {
        if (!buffer.Take(4).SequenceEqual("root"u8))
        {
            throw new InvalidDataException($"{buffer.Where} is not a ROOT file: it does not start with 'root'.");
        }

        int version = buffer.Int32();
        bool large = version >= LargeFile;
        int begin = buffer.Int32();
        long end = buffer.Seek(large);
        buffer.Seek(large);
        buffer.Take(8);
        int nameLength = buffer.Int32();
        buffer.Take(1);
        int compression = buffer.Int32();
        long info = buffer.Seek(large);
        return begin > 0 && nameLength >= 0 && end >= begin
            ? new RootHeader(version % LargeFile, begin, end, nameLength, compression, info)
            : throw buffer.Damaged($"the header of this ROOT file gives records from {begin} to {end}");
    }
}
