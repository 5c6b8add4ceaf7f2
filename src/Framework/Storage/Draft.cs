namespace Heppy.Storage;

/// <summary>Files that are written aside, to be sealed and put in place together.</summary>
internal sealed class Draft
{
    private readonly IFileLayer _files;
    private readonly SortedDictionary<string, SealedOutput> _outputs = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal);

    internal Draft(IFileLayer files, string directory)
    {
        (_files, Directory) = (files, directory);
        files.MakeDirectory(directory);
    }

    /// <summary>Where the files are.</summary>
    internal string Directory { get; }

    /// <summary>The files that are ended, in ordinal order of their paths.</summary>
    internal IEnumerable<SealedOutput> Outputs => _outputs.Values;

    /// <summary>Vouches for a file in another way.</summary>
    internal void Replace(SealedOutput output) => _outputs[output.Path] = output;

    /// <summary>Starts a file; disposing the stream puts it on disk.</summary>
    internal Stream Create(string path)
    {
        string full = Path.Combine(Directory, path);
        string folder = Path.GetDirectoryName(full)!;
        if (folder != Directory && _folders.Add(folder))
        {
            _files.CreateDirectory(folder);
        }

        return new HashingStream(_files.Create(full), () => _files.OpenRead(full), (size, digest) =>
        {
            _files.Sync(full);
            _outputs.Add(path, new SealedOutput(path, size, digest));
        });
    }

    /// <summary>Writes the manifest and waits until everything is on disk.</summary>
    /// <returns>Path of the manifest.</returns>
    internal string Seal(Seal seal)
    {
        string manifest = Path.Combine(Directory, "manifest.json");
        Seal whole = seal with { Attempt = Path.GetFileName(Directory), Outputs = [.. _outputs.Values] };
        using (Stream stream = _files.Create(manifest))
        {
            stream.Write(JsonFiles.Bytes(whole));
        }

        _files.Sync(manifest);
        foreach (string folder in _folders.Reverse())
        {
            _files.Sync(folder);
        }

        _files.Sync(Directory);
        return manifest;
    }
}
