namespace Heppy.Storage;

/// <summary>Steps that are made of several file operations.</summary>
public static class FileLayerSteps
{
    /// <summary>Makes a directory and those above it, where they do not exist.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="path">Its path.</param>
    public static void CreateDirectory(this IFileLayer files, string path)
    {
        ArgumentNullException.ThrowIfNull(files);
        string full = Path.GetFullPath(path);
        if (files.Exists(full))
        {
            return;
        }

        if (Path.GetDirectoryName(full) is { } above)
        {
            files.CreateDirectory(above);
        }

        files.MakeDirectory(full);
    }

    /// <summary>Writes a file aside, waits until it is on disk, and renames it into place: it is old or new, never in between.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="path">Its path.</param>
    /// <param name="bytes">Its content.</param>
    public static void WriteDurably(this IFileLayer files, string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(bytes);
        Put(files, path, bytes, files.Sync);
        files.Sync(Path.GetDirectoryName(path)!);
    }

    /// <summary>Writes a file aside and renames it into place, without waiting for the disk: for many files, with one <see cref="IFileLayer.SyncAll"/> for all, or none if they can be made again.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="path">Its path.</param>
    /// <param name="bytes">Its content.</param>
    public static void WriteAside(this IFileLayer files, string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(bytes);
        Put(files, path, bytes, _ => { });
    }

    /// <summary>Deletes a directory with everything in it; what somebody else deletes meanwhile is no error, and what symbolic links in it point to stays.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="path">Its path.</param>
    public static void DeleteTree(this IFileLayer files, string path)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (string name in files.List(path))
        {
            string inner = Path.Combine(path, name.TrimEnd('/'));
            if (name.EndsWith('/') && new DirectoryInfo(inner).LinkTarget is null)
            {
                files.DeleteTree(inner);
            }
            else
            {
                files.Delete(inner);
            }
        }

        files.DeleteDirectory(path);
    }

    private static void Put(IFileLayer files, string path, byte[] bytes, Action<string> written)
    {
        string aside = $"{path}.new-{AttemptId.Next()}";
        try
        {
            using (Stream stream = files.Create(aside))
            {
                stream.Write(bytes);
            }

            written(aside);
            files.Rename(aside, path);
        }
        catch (IOException)
        {
            // A disk that is full leaves a part of it.
            Abandon(files, aside);
            throw;
        }
    }

    /// <summary>Removes what could not be written to its end, if that can be done; the error that is under way says why.</summary>
    private static void Abandon(IFileLayer files, string aside)
    {
        try
        {
            files.Delete(aside);
        }
        catch (IOException)
        {
            // It stays: its name says what it is.
        }
    }
}
