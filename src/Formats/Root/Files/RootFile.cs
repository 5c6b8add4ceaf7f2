using System.Diagnostics.CodeAnalysis;
using Heppy.Formats.Root.Compression;

namespace Heppy.Formats.Root.Files;

/// <summary>An open ROOT file: its directories and the bytes of its objects. Not thread-safe.</summary>
/// <remarks>Only what is asked for is read. Source: ROOT, <c>io/doc/TFile</c>.</remarks>
internal sealed class RootFile : IDisposable
{
    private const int DeepestDirectory = 64;
    private readonly Stream _stream;
    private readonly List<RootKey> _keys = [];

    private RootFile(Stream stream, string path)
    {
        _stream = stream;
        Path = path;
        Length = stream.Length;
        if (Length < RootHeader.MaximumLength)
        {
            throw new InvalidDataException(Length == 0
                ? $"{path} is empty: 0 bytes. Copy or write it again."
                : $"{path} is not a ROOT file, or is truncated: it has {Length} bytes only. Copy or write it again.");
        }

        Header = RootHeader.Read(new RootBuffer(Bytes(0, RootHeader.MaximumLength), path));
        if (Header.End > Length)
        {
            throw new InvalidDataException(
                $"{path} is truncated: it has {Length} bytes, and its header says {Header.End}. Copy it again, or wait until it is written.");
        }

        Top = ReadDirectory(Header.Begin + (long)Header.NameLength, "");
        if (Top.KeysPosition == 0)
        {
            throw new InvalidDataException($"{path} was not closed: it has no list of its objects. What writes it still runs, or was stopped. "
                + "Wait, write it again, or open it once in ROOT with the option UPDATE, which recovers what it can.");
        }

        AddKeys(Top, "", []);
    }

    /// <summary>Path, or another name for messages.</summary>
    public string Path { get; }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <summary>The header of the file.</summary>
    public RootHeader Header { get; }

    /// <summary>The top directory.</summary>
    public RootDirectory Top { get; }

    /// <summary>The keys of all directories, each directory's in their order, older cycles included.</summary>
    public IReadOnlyList<RootKey> Keys => _keys;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is not a ROOT file, is truncated, was not closed, or is damaged.</exception>
    public static RootFile Open(string path) =>
        Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.RandomAccess), path);

    /// <summary>Opens a file that any seekable stream gives.</summary>
    /// <param name="stream">The bytes; closed with the file, or at once if it cannot be opened.</param>
    /// <param name="path">Name for messages.</param>
    /// <exception cref="InvalidDataException">It is not a ROOT file, is truncated, was not closed, or is damaged.</exception>
    public static RootFile Open(Stream stream, string path)
    {
        RootFile? file = null;
        try
        {
            file = new RootFile(stream, path);
            return file;
        }
        finally
        {
            if (file is null)
            {
                stream.Dispose();
            }
        }
    }

    /// <summary>The newest key of a path: <c>plots/mass</c>, or <c>plots/mass;2</c> for one cycle.</summary>
    public bool TryFind(string path, [NotNullWhen(true)] out RootKey? key)
    {
        int semicolon = path.LastIndexOf(';');
        int cycle = semicolon > 0 && int.TryParse(path.AsSpan(semicolon + 1), out int number) ? number : 0;
        string name = cycle > 0 ? path[..semicolon] : path;
        key = null;
        foreach (RootKey each in _keys)
        {
            if (each.Path == name && (cycle == 0 ? each.Cycle > (key?.Cycle ?? int.MinValue) : each.Cycle == cycle))
            {
                key = each;
            }
        }

        return key is not null;
    }

    /// <summary>The unpacked bytes of an object.</summary>
    public RootBuffer Object(RootKey key)
    {
        string where = $"{Path}: {key.ClassName} {key.Path};{key.Cycle}";
        byte[] stored = Bytes(key.Position + key.HeaderLength, key.Length - key.HeaderLength, where);
        return new RootBuffer(key.IsCompressed ? RootBlocks.Unpack(stored, key.ObjectLength, where) : stored, where);
    }

    /// <summary>Bytes of the file.</summary>
    /// <exception cref="InvalidDataException">They lie outside.</exception>
    public byte[] Bytes(long position, int count, object? where = null)
    {
        byte[] bytes = [];
        Read(position, count, ref bytes, where);
        return bytes;
    }

    /// <summary>Reads bytes of the file to the start of an array, which is replaced by a longer one if it must be.</summary>
    /// <exception cref="InvalidDataException">They lie outside.</exception>
    public void Read(long position, int count, ref byte[] bytes, object? where = null)
    {
        if (position < 0 || count < 0 || position > Length - count)
        {
            throw new InvalidDataException($"{where ?? Path}: {count} bytes at offset {position} are needed, "
                + $"but the file has {Length}. The file is damaged. Copy it again.");
        }

        if (bytes.Length < count)
        {
            bytes = GC.AllocateUninitializedArray<byte>(count);
        }

        Fill(position, bytes.AsSpan(0, count));
    }

    /// <summary>Reads bytes that are known to lie inside.</summary>
    public void Fill(long position, Span<byte> bytes)
    {
        _stream.Position = position;
        _stream.ReadExactly(bytes);
    }

    public void Dispose() => _stream.Dispose();

    private RootDirectory ReadDirectory(long position, string path)
    {
        int length = (int)Math.Clamp(Length - position, 0, RootDirectory.MaximumLength);
        string where = path.Length == 0 ? $"{Path}: the top directory" : $"{Path}: directory {path}";
        return RootDirectory.Read(new RootBuffer(Bytes(position, length, where), where));
    }

    private void AddKeys(RootDirectory directory, string path, HashSet<long> seen)
    {
        if (directory.KeysPosition == 0)
        {
            return; // a directory that was never saved
        }

        string where = path.Length == 0 ? $"{Path}: the list of keys" : $"{Path}: the keys of {path}";
        if (!seen.Add(directory.KeysPosition) || path.Count(c => c == '/') > DeepestDirectory)
        {
            throw new InvalidDataException($"{where}: directories contain one another. The file is damaged. Copy it again.");
        }

        var buffer = new RootBuffer(Bytes(directory.KeysPosition, directory.KeysLength, where), where);
        RootKey.Read(buffer, path);
        int count = buffer.Count(buffer.Int32(), 26);
        int first = _keys.Count;
        for (int i = 0; i < count; i++)
        {
            _keys.Add(RootKey.Read(buffer, path));
        }

        for (int i = first; i < first + count; i++)
        {
            RootKey key = _keys[i];
            if (key.IsDirectory)
            {
                AddKeys(ReadDirectory(key.Position + key.HeaderLength, key.Path), key.Path, seen);
            }
        }
    }
}
