namespace Heppy.Campaigns;

/// <summary>The files of a folder as they were, to find out what has changed, and to put it back.</summary>
internal sealed class Snapshot
{
    private readonly string _folder;
    private readonly Dictionary<string, (byte[] Bytes, DateTime Time)> _files = new(StringComparer.Ordinal);

    internal Snapshot(string folder)
    {
        _folder = folder;
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            _files.Add(path, (File.ReadAllBytes(path), File.GetLastWriteTimeUtc(path)));
        }
    }

    /// <summary>The files.</summary>
    internal IEnumerable<string> Paths => _files.Keys;

    /// <summary>The bytes of a file.</summary>
    internal byte[] this[string path] => _files[path].Bytes;

    /// <summary>Puts back what has changed or gone, and removes what came.</summary>
    /// <returns>What that was, in words.</returns>
    internal IReadOnlyList<string> Restore()
    {
        List<string> changes = [];
        var there = Directory.Exists(_folder)
            ? new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).ToDictionary(f => f.FullName, StringComparer.Ordinal) : [];
        foreach ((string path, (byte[] bytes, DateTime time)) in _files)
        {
            if (!there.Remove(path, out FileInfo? file) || file.Length != bytes.Length || file.LastWriteTimeUtc != time)
            {
                changes.Add(file is null ? $"{path} is gone" : $"{path} was written");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
                File.SetLastWriteTimeUtc(path, time);
            }
        }

        foreach (string path in there.Keys)
        {
            changes.Add($"{path} came");
            File.Delete(path);
        }

        foreach (string folder in Directory.EnumerateDirectories(_folder, "*", SearchOption.AllDirectories).OrderByDescending(d => d.Length))
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }

        return changes;
    }
}
