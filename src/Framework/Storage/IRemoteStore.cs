namespace Heppy.Storage;

/// <summary>A place elsewhere that keeps the large outputs of a run: files are named by URLs, copied there and back as a whole.</summary>
/// <remarks>All throw <see cref="RemoteFailure"/>, after one try.</remarks>
public interface IRemoteStore
{
    /// <summary>How long to wait before each further try at a copy that failed; as many tries as there are pauses.</summary>
    IReadOnlyList<TimeSpan> Pauses { get; }

    /// <summary>Whether an output goes there; the others stay in the run's directory.</summary>
    /// <param name="path">Path of the output in its chunk.</param>
    bool Takes(string path);

    /// <summary>URL of a file of the run.</summary>
    /// <param name="path">Relative to the run's directory, with <c>/</c>.</param>
    string UrlOf(string path);

    /// <summary>Copies a local file there, over an older one of that name.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="url">Its URL; directories are made.</param>
    void CopyOut(string file, string url);

    /// <summary>Copies a file from there.</summary>
    /// <param name="url">Its URL.</param>
    /// <param name="file">Path of the copy, in a directory that exists.</param>
    void CopyIn(string url, string file);

    /// <summary>Number of bytes of a file, or null if there is none.</summary>
    /// <param name="url">Its URL.</param>
    long? SizeOf(string url);

    /// <summary>Checksum of what is stored, such as <c>adler32:0a1b2c3d</c>.</summary>
    /// <param name="url">Its URL.</param>
    string ChecksumOf(string url);

    /// <summary>Checksum of a local file, of the same kind.</summary>
    /// <param name="file">Path of the file.</param>
    string ChecksumOfFile(string file);

    /// <summary>Removes a file.</summary>
    /// <param name="url">Its URL.</param>
    void Remove(string url);
}
