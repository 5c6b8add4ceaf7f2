using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Heppy.Events;

/// <summary>
/// Remembers the footers of files, so that planning does not open them again. A file is known by its full path, size
/// and time of modification.
/// </summary>
/// <remarks>
/// Two kinds of files: <c>&lt;digest&gt;.schema</c>, once for all files with the same columns, and
/// <c>&lt;hash of the path&gt;.footer</c>, a few bytes per column. Each is written under another name and renamed,
/// and carries its own checksum: several processes may share a directory, and what is damaged is read anew. A directory
/// that cannot be written only costs time. Thread-safe.
/// </remarks>
/// <param name="directory">Where to keep the footers, made when needed; null remembers nothing.</param>
public sealed class FooterCache(string? directory)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ColumnSchema>> _schemas = new();
    private long _hits;
    private long _misses;

    /// <summary>Footers that were remembered.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    /// <summary>Footers that had to be read from their files.</summary>
    public long Misses => Interlocked.Read(ref _misses);

    /// <summary>The footer of a file, remembered or read.</summary>
    /// <param name="path">An existing file.</param>
    /// <param name="open">Reads the footer from the file; what it throws passes through, and nothing is remembered.</param>
    /// <param name="tree">Tree that is read of it, if it is named.</param>
    public FileFooter Get(string path, Func<FileFooter> open, string? tree = null)
    {
        var file = new FileInfo(path);
        var key = new FooterKey(tree is null ? file.FullName : $"{file.FullName}:{tree}", file.Length, file.LastWriteTimeUtc.Ticks);
        if (directory is not null && Load(key) is { } known)
        {
            Interlocked.Increment(ref _hits);
            return known;
        }

        Interlocked.Increment(ref _misses);
        FileFooter footer = open();
        return directory is null ? footer : Store(key, footer);
    }

    private FileFooter? Load(FooterKey key)
    {
        if (ReadChecked(PathOf(key)) is not { } content)
        {
            return null;
        }

        try
        {
            return FooterRecord.Read(content, key, SchemaOf);
        }
        catch (Exception e) when (e is IOException or FormatException or InvalidDataException or OverflowException)
        {
            return null;
        }
    }

    private FileFooter Store(FooterKey key, FileFooter footer)
    {
        byte[] schema = SchemaRecord.Write(footer.Columns);
        string digest = Convert.ToHexStringLower(SHA256.HashData(schema));
        footer = footer with { Columns = _schemas.GetOrAdd(digest, footer.Columns) };
        try
        {
            Directory.CreateDirectory(directory!);
            string schemaPath = Path.Combine(directory!, digest + ".schema");
            if (ReadChecked(schemaPath) is null)
            {
                WriteChecked(schemaPath, schema);
            }

            WriteChecked(PathOf(key), FooterRecord.Write(footer, key, digest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Uncached is slower, not wrong.
        }

        return footer;
    }

    private IReadOnlyList<ColumnSchema>? SchemaOf(string digest)
    {
        if (_schemas.TryGetValue(digest, out IReadOnlyList<ColumnSchema>? known))
        {
            return known;
        }

        return ReadChecked(Path.Combine(directory!, digest + ".schema")) is { } content
            && Convert.ToHexStringLower(SHA256.HashData(content)) == digest
            ? _schemas.GetOrAdd(digest, SchemaRecord.Read(content))
            : null;
    }

    private string PathOf(FooterKey key) => Path.Combine(
        directory!, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.Path)).AsSpan(0, 16)) + ".footer");

    private static byte[]? ReadChecked(string path)
    {
        try
        {
            byte[] all = File.Exists(path) ? File.ReadAllBytes(path) : [];
            int length = all.Length - SHA256.HashSizeInBytes;
            bool isWhole = length > 0
                && SHA256.HashData(all.AsSpan(0, length)).AsSpan().SequenceEqual(all.AsSpan(length));
            return isWhole ? all[..length] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void WriteChecked(string path, byte[] content)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, [.. content, .. SHA256.HashData(content)]);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw;
        }
    }
}
