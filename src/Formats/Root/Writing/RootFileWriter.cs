using System.Security.Cryptography;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Writing;

/// <summary>Writes a ROOT file from beginning to end, without gaps: the same content gives the same bytes.</summary>
/// <remarks>
/// Dates are constant and UUIDs are made of the content. Offsets have four bytes up to 2 GB and eight behind, as ROOT does.
/// Source: ROOT, <c>io/doc/TFile</c>, and <c>TFile::WriteHeader</c>, <c>TDirectoryFile::FillBuffer</c>, <c>TFree</c>.
/// </remarks>
internal sealed class RootFileWriter : IDisposable
{
    /// <summary>Offset behind which offsets have eight bytes.</summary>
    public const long LargeFrom = 2_000_000_000;

    private const int Begin = 100;
    private const int Version = 62400;
    private const int LargeVersion = 1_000_000;
    private readonly Stream _stream;
    private readonly RootPacker _packer;
    private readonly long _largeFrom;
    private readonly long _start;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HashSet<string> _classes = [];

    /// <summary>Starts a file.</summary>
    /// <param name="stream">Where to write; seekable, since the header is written last. Stays open.</param>
    /// <param name="name">Name that the file says it has.</param>
    /// <param name="title">Free text.</param>
    /// <param name="compression">How objects are packed.</param>
    /// <param name="largeFrom">Offset from which on offsets have eight bytes.</param>
    /// <exception cref="ArgumentException">The stream does not seek.</exception>
    public RootFileWriter(Stream stream, string name, string title, RootCompression compression, long largeFrom = LargeFrom)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("A ROOT file needs a stream that seeks: its header is written last.", nameof(stream));
        }

        (_stream, _packer, _largeFrom, _start) = (stream, new RootPacker(compression), largeFrom, stream.Position);
        Append(new byte[Begin]);
        var names = new RootOutput();
        names.String(name);
        names.String(title);
        names.Take(WrittenDirectory.RecordLength).Clear();
        var key = new KeyHeader("TFile", name, title, 0);
        Top = new WrittenDirectory(name, title, null)
        {
            Position = Begin,
            RecordPosition = Begin + key.Length(large: false) + names.Length - WrittenDirectory.RecordLength,
        };
        Record(key, names.Written);
    }

    /// <summary>The top directory.</summary>
    public WrittenDirectory Top { get; }

    /// <summary>Packs what is written.</summary>
    public RootPacker Packer => _packer;

    /// <summary>Bytes written so far: where the next record begins.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the offsets of the next record have eight bytes.</summary>
    public bool IsLarge => Position > _largeFrom;

    /// <summary>Makes a directory.</summary>
    public WrittenDirectory MakeDirectory(WrittenDirectory parent, string name, string title)
    {
        var key = new KeyHeader("TDirectory", name, title, parent.Position, parent.NextCycle(name));
        var made = new WrittenDirectory(name, title, parent) { Position = Position, RecordPosition = Position + key.Length(IsLarge) };
        parent.Below.Add(made);
        parent.Add(Record(key, new byte[WrittenDirectory.RecordLength]));
        return made;
    }

    /// <summary>Writes an object, packed.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="value">The object.</param>
    /// <param name="name">Name of its key.</param>
    /// <param name="title">Title of its key.</param>
    public void Write(WrittenDirectory directory, RootObject value, string name, string title)
    {
        var key = new KeyHeader(value.ClassName, name, title, directory.Position, directory.NextCycle(name));
        var writer = new ObjectWriter(key.Length(IsLarge), _classes);
        writer.Inline(value);
        directory.Add(Record(key, _packer.Pack(writer.Output.Written), writer.Output.Length));
    }

    /// <summary>Writes a record that no directory lists.</summary>
    /// <param name="key">Its header.</param>
    /// <param name="stored">Its bytes, packed or not.</param>
    /// <param name="unpacked">Bytes that they unpack to; less than 0 if they are not packed.</param>
    /// <param name="more">What the header has besides, as that of a basket.</param>
    /// <returns>The header, as directories list it.</returns>
    public byte[] Record(in KeyHeader key, ReadOnlyMemory<byte> stored, int unpacked = -1, ReadOnlyMemory<byte> more = default)
    {
        var header = new RootOutput();
        key.Write(header, Position, key.Length(IsLarge) + more.Length, stored.Length, unpacked < 0 ? stored.Length : unpacked, IsLarge);
        byte[] listed = header.Written.ToArray();
        Append(listed);
        Append(more.Span);
        Append(stored.Span);
        return listed;
    }

    /// <summary>Writes the lists of keys, the descriptions of the classes, and at last the header.</summary>
    public void Finish()
    {
        List<WrittenDirectory> directories = [];
        List(Top, directories);
        foreach (WrittenDirectory each in directories)
        {
            (each.KeysPosition, long start) = (Position, Position);
            Record(new KeyHeader(each.ClassName, each.Name, each.Title, each.Position), each.Keys().Written);
            each.KeysLength = (int)(Position - start);
        }

        (long info, int infoLength) = WriteInfos();
        long free = Position;
        int freeLength = WriteFree();
        byte[] uuid = Uuid(_hash.GetHashAndReset());
        foreach (WrittenDirectory each in directories)
        {
            byte[] own = each == Top ? uuid : Uuid(SHA256.HashData([.. uuid, .. BitConverter.GetBytes(each.Position)]));
            Patch(each.RecordPosition, each.Record(own, each.KeysPosition > _largeFrom).Written.Span);
        }

        bool large = Position > _largeFrom;
        var header = new RootOutput();
        header.Bytes("root"u8);
        header.Int32(large ? Version + LargeVersion : Version);
        header.Int32(Begin);
        header.Seek(Position, large);
        header.Seek(free, large);
        header.Int32(freeLength);
        header.Int32(1); // free segments
        header.Int32(Top.NameLength);
        header.Byte(large ? (byte)8 : (byte)4);
        header.Int32(_packer.Code);
        header.Seek(info, large);
        header.Int32(infoLength);
        header.Int16(1);
        header.Bytes(uuid);
        Patch(0, header.Written.Span);
        _stream.Position = _start + Position;
    }

    public void Dispose()
    {
        _packer.Dispose();
        _hash.Dispose();
    }

    private static void List(WrittenDirectory directory, List<WrittenDirectory> into)
    {
        directory.Below.ForEach(below => List(below, into));
        into.Add(directory);
    }

    private (long Position, int Length) WriteInfos()
    {
        long position = Position;
        var key = new KeyHeader("TList", "StreamerInfo", "Doubly linked list", Begin);
        var writer = new ObjectWriter(key.Length(IsLarge), new HashSet<string>());
        StreamerInfoWriter.Write(writer, WrittenClasses.Closure(_classes));
        using var packer = new RootPacker(RootCompression.Zlib); // whatever the rest is packed with
        Record(key, packer.Pack(writer.Output.Written), writer.Output.Length);
        return (position, (int)(Position - position));
    }

    /// <summary>The only free segment is that behind the file.</summary>
    private int WriteFree()
    {
        var key = new KeyHeader("TFile", Top.Name, Top.Title, Begin);
        long start = Position;
        long end = Position + key.Length(IsLarge) + 10;
        bool wide = end > _largeFrom;
        end += wide ? 8 : 0;
        var segment = new RootOutput();
        segment.Int16(wide ? 1001 : 1);
        segment.Seek(end, wide);
        segment.Seek(wide ? end + 1_000_000_000 : LargeFrom, wide);
        Record(key, segment.Written);
        return (int)(Position - start);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _hash.AppendData(bytes);
        Position += bytes.Length;
    }

    private void Patch(long position, ReadOnlySpan<byte> bytes)
    {
        _stream.Position = _start + position;
        _stream.Write(bytes);
    }

    /// <summary>Sixteen bytes as a UUID of version 8, which is free in form (RFC 9562).</summary>
    private static byte[] Uuid(byte[] digest)
    {
        byte[] uuid = digest[..16];
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x80);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return uuid;
    }
}
