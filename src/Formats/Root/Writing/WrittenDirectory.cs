namespace Heppy.Formats.Root.Writing;

/// <summary>A directory of a file that is being written.</summary>
/// <param name="name">Its name; that of the file for the top one.</param>
/// <param name="title">Free text.</param>
/// <param name="parent">The directory that it is in; null for the top one.</param>
internal sealed class WrittenDirectory(string name, string title, WrittenDirectory? parent)
{
    /// <summary>Bytes of a directory record, with offsets of four or of eight bytes.</summary>
    public const int RecordLength = 60;

    private const int Version = 5;
    private const int LargeSeeks = 1000;
    private readonly Dictionary<string, int> _cycles = new(StringComparer.Ordinal);
    private readonly RootOutput _keys = new();
    private int _count;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Free text.</summary>
    public string Title => title;

    /// <summary>Class that its records name.</summary>
    public string ClassName => parent is null ? "TFile" : "TDirectory";

    /// <summary>The directories in it.</summary>
    public List<WrittenDirectory> Below { get; } = [];

    /// <summary>Offset of its key.</summary>
    public long Position { get; init; }

    /// <summary>Offset of its directory record.</summary>
    public long RecordPosition { get; init; }

    /// <summary>Bytes from the start of its key to the directory record.</summary>
    public int NameLength => (int)(RecordPosition - Position);

    /// <summary>Offset of the list of its keys.</summary>
    public long KeysPosition { get; set; }

    /// <summary>Bytes of the list of its keys, header included.</summary>
    public int KeysLength { get; set; }

    /// <summary>The cycle of the next object of a name.</summary>
    public int NextCycle(string key) => _cycles[key] = _cycles.GetValueOrDefault(key) + 1;

    /// <summary>Adds a key as it stands in the file.</summary>
    public void Add(ReadOnlySpan<byte> header)
    {
        _keys.Bytes(header);
        _count++;
    }

    /// <summary>The list of its keys.</summary>
    public RootOutput Keys()
    {
        var list = new RootOutput();
        list.Int32(_count);
        list.Bytes(_keys.Written.Span);
        return list;
    }

    /// <summary>The directory record.</summary>
    /// <param name="uuid">Sixteen bytes.</param>
    /// <param name="large">Whether offsets have eight bytes.</param>
    public RootOutput Record(ReadOnlySpan<byte> uuid, bool large)
    {
        var record = new RootOutput();
        record.Int16(large ? Version + LargeSeeks : Version);
        record.UInt32(KeyHeader.Date);
        record.UInt32(KeyHeader.Date);
        record.Int32(KeysLength);
        record.Int32(NameLength);
        record.Seek(Position, large);
        record.Seek(parent?.Position ?? 0, large);
        record.Seek(KeysPosition, large);
        record.Int16(1);
        record.Bytes(uuid);
        record.Take(RecordLength - record.Length).Clear();
        return record;
    }
}
