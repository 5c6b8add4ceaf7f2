namespace Heppy.Storage;

/// <summary>Every file operation that committing, sealing, resuming and merging is made of; tests put failures in between.</summary>
/// <remarks>All throw <see cref="IOException"/> with path, operation and the system's reason, unless said otherwise.</remarks>
public interface IFileLayer
{
    /// <summary>Whether there is a file or directory.</summary>
    /// <param name="path">Its path.</param>
    bool Exists(string path);

    /// <summary>Number of bytes of a file, or null if there is none.</summary>
    /// <param name="path">Its path.</param>
    long? SizeOf(string path);

    /// <summary>All bytes of a file.</summary>
    /// <param name="path">Its path.</param>
    byte[] ReadAllBytes(string path);

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Its path.</param>
    Stream OpenRead(string path);

    /// <summary>Makes a file that must not exist yet.</summary>
    /// <param name="path">Its path.</param>
    Stream Create(string path);

    /// <summary>Waits until a file or directory is on disk: fsync(2).</summary>
    /// <param name="path">Its path.</param>
    void Sync(string path);

    /// <summary>Waits until everything that was written to a file system is on disk: syncfs(2), or sync(2) where there is none.</summary>
    /// <param name="path">A directory on it.</param>
    void SyncAll(string path);

    /// <summary>Gives a file a second name: link(2), which one of several racers wins.</summary>
    /// <param name="existing">Its name.</param>
    /// <param name="name">Its second name.</param>
    /// <returns>False if the second name is taken.</returns>
    bool Link(string existing, string name);

    /// <summary>Number of names of a file.</summary>
    /// <param name="path">One of them.</param>
    int LinkCount(string path);

    /// <summary>Renames a file or directory, replacing a file or an empty directory: rename(2).</summary>
    /// <param name="from">Old path.</param>
    /// <param name="to">New path, on the same file system.</param>
    /// <returns>False if the new path is a directory that is not empty.</returns>
    bool Rename(string from, string to);

    /// <summary>Makes a directory: mkdir(2).</summary>
    /// <param name="path">Its path; the one above must exist.</param>
    /// <returns>False if it exists.</returns>
    bool MakeDirectory(string path);

    /// <summary>Deletes a file.</summary>
    /// <param name="path">Its path; no error if it does not exist.</param>
    void Delete(string path);

    /// <summary>Deletes an empty directory.</summary>
    /// <param name="path">Its path; no error if it does not exist.</param>
    void DeleteDirectory(string path);

    /// <summary>Names in a directory, in ordinal order; those of directories end in <c>/</c>.</summary>
    /// <param name="path">Its path; empty if it does not exist.</param>
    IReadOnlyList<string> List(string path);
}
