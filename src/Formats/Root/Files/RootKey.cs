namespace Heppy.Formats.Root.Files;

/// <summary>The header of one record, a <c>TKey</c>.</summary>
/// <param name="Name">Name in its directory.</param>
/// <param name="Cycle">Version under that name; the highest is the newest.</param>
/// <param name="ClassName">Class of the object: <c>TTree</c>.</param>
/// <param name="Title">Free text.</param>
/// <param name="Position">Offset of the record in the file.</param>
/// <param name="Length">Bytes of the record, header included.</param>
/// <param name="HeaderLength">Bytes of the header.</param>
/// <param name="ObjectLength">Bytes of the object when it is unpacked.</param>
/// <param name="Directory">Path of the directory; empty for the top.</param>
/// <remarks>Source: ROOT, <c>io/doc/TFile/keyslist.md</c> and <c>datarecord.md</c>.</remarks>
internal sealed record RootKey(
    string Name,
    int Cycle,
    string ClassName,
    string Title,
    long Position,
    int Length,
    int HeaderLength,
    int ObjectLength,
    string Directory)
{
    private const int LargeSeeks = 1000;

    /// <summary>Path in the file, without the cycle: <c>plots/mass</c>.</summary>
    public string Path => Directory.Length == 0 ? Name : $"{Directory}/{Name}";

    /// <summary>Whether the object is stored packed.</summary>
    public bool IsCompressed => ObjectLength != Length - HeaderLength;

    /// <summary>Whether the object is a directory of further keys.</summary>
    public bool IsDirectory => ClassName is "TDirectory" or "TDirectoryFile";

    /// <summary>Reads a header.</summary>
    /// <param name="buffer">Bytes that stand at its start; afterwards behind it.</param>
    /// <param name="directory">Path of the directory.</param>
    /// <exception cref="InvalidDataException">The lengths contradict one another.</exception>
    public static RootKey Read(RootBuffer buffer, string directory)
    {
        int length = buffer.Int32();
        int version = buffer.Int16();
        int objectLength = buffer.Int32();
        buffer.Take(4);
        int headerLength = buffer.Int16();
        int cycle = buffer.Int16();
        bool large = version > LargeSeeks;
        long position = buffer.Seek(large);
        buffer.Seek(large);
        string className = buffer.String();
        string name = buffer.String();
        string title = buffer.String();
        return (length >= headerLength || length == 0) && headerLength > 0 && objectLength >= 0
            ? new RootKey(name, cycle, className, title, position, length, headerLength, objectLength, directory)
            : throw buffer.Damaged($"the record {name} has {length} bytes, {headerLength} of them a header, and {objectLength} unpacked");
    }
}
