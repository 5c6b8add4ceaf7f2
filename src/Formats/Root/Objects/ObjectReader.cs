using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.Objects;

/// <summary>Reads streamed objects: headers, references to what came before, and collections.</summary>
/// <remarks>
/// A class that is not described, or whose content is not understood, is skipped by its byte count and noted.
/// Source: ROOT, <c>io/io/src/TBufferFile.cxx</c> and <c>io/doc/TFile</c>.
/// </remarks>
/// <param name="buffer">The unpacked bytes of one key.</param>
/// <param name="keyLength">Bytes of the key's header, from which references count.</param>
/// <param name="streamers">The classes of the file.</param>
internal sealed class ObjectReader(RootBuffer buffer, int keyLength, StreamerCatalogue streamers)
{
    private const uint HasByteCount = 0x40000000;
    private const uint NewClass = 0xFFFFFFFF;
    private const uint IsClass = 0x80000000;
    private const int ReferenceOffset = 2;
    private const int DeepestObject = 200;
    private readonly Dictionary<long, object?> _references = [];
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);
    private int _depth;

    /// <summary>The bytes.</summary>
    public RootBuffer Buffer => buffer;

    /// <summary>What was skipped, and why.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>The classes of the file.</summary>
    public StreamerCatalogue Streamers => streamers;

    /// <summary>Remarks that something was skipped.</summary>
    public void Note(string note) => _notes.Add(note);

    /// <summary>Reads the header of an object's, or of a base's, members.</summary>
    public ObjectHeader Version()
    {
        int start = buffer.Position;
        uint count = buffer.UInt32();
        if ((count & HasByteCount) == 0)
        {
            buffer.MoveTo(start);
            return new ObjectHeader(buffer.Int16(), -1);
        }

        long end = start + 4L + (count & ~HasByteCount);
        if (end > buffer.Data.Length)
        {
            throw buffer.Damaged($"an object at offset {start} ends at {end}, behind the last byte");
        }

        return new ObjectHeader(buffer.Int16(), (int)end);
    }

    /// <summary>Goes on behind an object, whether or not all of it was read.</summary>
    public void EndOf(ObjectHeader header)
    {
        if (header.End >= 0)
        {
            buffer.MoveTo(header.End);
        }
    }

    /// <summary>Reads the members of <c>TNamed</c>.</summary>
    public (string Name, string Title) Named()
    {
        ObjectHeader header = Version();
        Identity();
        (string, string) named = (buffer.String(), buffer.String());
        EndOf(header);
        return named;
    }

    /// <summary>Reads the members of <c>TObject</c>.</summary>
    /// <returns>Its number, which labels of bins use.</returns>
    public uint Identity()
    {
        const uint IsReferenced = 1 << 4;
        Version();
        uint id = buffer.UInt32();
        if ((buffer.UInt32() & IsReferenced) != 0)
        {
            buffer.Take(2);
        }

        return id;
    }

    /// <summary>Reads what a pointer leads to; null if nothing, or if it is not understood.</summary>
    public object? Pointer()
    {
        int start = buffer.Position;
        uint count = buffer.UInt32();
        bool counted = (count & HasByteCount) != 0 && count != NewClass;
        int tagAt = buffer.Position;
        uint tag = counted ? buffer.UInt32() : count;
        long end = counted ? start + 4L + (count & ~HasByteCount) : -1;
        if (end > buffer.Data.Length)
        {
            throw buffer.Damaged($"an object at offset {start} ends at {end}, behind the last byte");
        }

        if ((tag & IsClass) == 0)
        {
            return tag == 0 ? null : _references.GetValueOrDefault(tag);
        }

        string className;
        if (tag == NewClass)
        {
            className = buffer.CString();
            _references[counted ? Reference(tagAt) : _references.Count + 1] = className;
        }
        else
        {
            className = _references.GetValueOrDefault(tag & ~IsClass) as string
                ?? throw buffer.Damaged($"an object at offset {start} is of a class that was not named");
        }

        object? value = Nested(className, end);
        _references[counted ? Reference(start) : _references.Count + 1] = value;
        return value;
    }

    /// <summary>Reads an object of a known class at this place.</summary>
    public object? Inline(string className)
    {
        if (ObjectClasses.HasOwnStreamer(className))
        {
            return ObjectClasses.Read(this, className);
        }

        var value = new RootObject(className);
        new MemberReader(this, value).Class(className);
        return value;
    }

    /// <summary>Reads a list or an array of objects.</summary>
    public object?[] Collection(string className) => (object?[])ObjectClasses.Read(this, className)!;

    private object? Nested(string className, long end)
    {
        if (++_depth > DeepestObject)
        {
            throw buffer.Damaged("objects contain one another without an end");
        }

        object? value = null;
        try
        {
            value = Inline(className);
        }
        catch (NotDescribedException e) when (end >= 0)
        {
            Note(e.Message);
        }

        _depth--;
        if (end >= 0)
        {
            buffer.MoveTo(end);
        }

        return value;
    }

    private long Reference(int position) => (long)position + keyLength + ReferenceOffset;
}
