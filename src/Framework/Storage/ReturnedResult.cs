using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace Heppy.Storage;

/// <summary>What a job without a shared disk sends back: one file in the chunk's directory. The first who looks adopts it.</summary>
/// <remarks>
/// Adopting commits as an attempt does, by the exclusive link of the manifest: a chunk that was sealed meanwhile stays as it is.
/// </remarks>
internal static class ReturnedResult
{
    /// <summary>Name of the file, an archive of the directory in which the job did the chunk.</summary>
    internal const string FileName = "result.tar";

    private const string Manifest = "manifest.json";
    private const string Records = ".job/";

    /// <summary>Adopts what came back, if anything did.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="chunk">The chunk's directory.</param>
    internal static void Adopt(IFileLayer files, string chunk)
    {
        string archive = Path.Combine(chunk, FileName);
        if (!files.Exists(archive))
        {
            return;
        }

        string draft = Path.Combine(chunk, ChunkDirectory.AttemptPrefix + AttemptId.Next());
        try
        {
            if (SealIn(files, archive) is { } seal && seal.ChunkDigest == Digest(files.ReadAllBytes(Path.Combine(chunk, "chunk.json"))))
            {
                Extract(files, archive, name => name == Manifest || seal.Outputs.Any(o => o.Path == name), draft);
                Commit(files, chunk, draft, seal);
            }

            Extract(files, archive, name => name.StartsWith(Records, StringComparison.Ordinal) && !files.Exists(Path.Combine(chunk, name)), chunk);
            files.Delete(archive);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or JsonException or FileNotFoundException or FormatException)
        {
            // Cut off on its way, or adopted by another process at the same time: the chunk is sealed, or it is not.
        }
        finally
        {
            if (files.Exists(draft))
            {
                files.DeleteTree(draft);
            }
        }
    }

    private static void Commit(IFileLayer files, string chunk, string draft, Seal seal)
    {
        foreach (SealedOutput output in seal.Outputs.Where(o => o.Url is null))
        {
            if (files.SizeOf(Path.Combine(draft, output.Path)) != output.Size)
            {
                throw new InvalidDataException($"{output.Path} is not whole");
            }
        }

        files.SyncAll(draft);
        string attempt = Path.Combine(chunk, Path.GetFileName(seal.Attempt));
        if (!files.Exists(attempt))
        {
            files.Rename(draft, attempt);
            files.Sync(chunk);
        }

        files.Link(Path.Combine(attempt, Manifest), Path.Combine(chunk, Manifest));
        files.Sync(chunk);
    }

    private static Seal? SealIn(IFileLayer files, string archive)
    {
        using Stream stream = files.OpenRead(archive);
        using var reader = new TarReader(stream);
        while (reader.GetNextEntry() is { } entry)
        {
            if (Name(entry) == Manifest && entry.DataStream is { } content)
            {
                using var bytes = new MemoryStream();
                content.CopyTo(bytes);
                return SealCheck.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            }
        }

        return null;
    }

    private static void Extract(IFileLayer files, string archive, Predicate<string> which, string into)
    {
        using Stream stream = files.OpenRead(archive);
        using var reader = new TarReader(stream);
        while (reader.GetNextEntry() is { } entry)
        {
            string name = Name(entry);
            if (entry.DataStream is { } content && !name.Split('/').Contains("..") && which(name))
            {
                string path = Path.Combine(into, name);
                files.CreateDirectory(Path.GetDirectoryName(path)!);
                using Stream file = files.Create(path);
                content.CopyTo(file);
            }
        }
    }

    private static string Name(TarEntry entry) => entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
