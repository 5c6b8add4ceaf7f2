using Heppy.Storage;

namespace Heppy;

/// <summary>Results of a sealed chunk; what is in the run's remote store is copied to a directory of its own when it is asked for.</summary>
/// <param name="files">File operations.</param>
/// <param name="directory">The chunk's directory.</param>
/// <param name="seal">Its seal.</param>
/// <param name="store">The run's store, or null if it has none.</param>
/// <param name="copies">Directory for copies; removed at the end.</param>
internal sealed class ChunkSource(IFileLayer files, string directory, Seal seal, IRemoteStore? store, string copies) : IResultSource, IDisposable
{
    /// <inheritdoc/>
    public Stream Open(string path) => files.OpenRead(PathOf(path));

    /// <inheritdoc/>
    public string PathOf(string path)
    {
        if (seal.Outputs.FirstOrDefault(o => o.Path == path) is not { Url: not null } output)
        {
            return Path.Combine(directory, path);
        }

        string copy = Path.Combine(copies, path);
        if (!files.Exists(copy))
        {
            RemoteOutputs.Fetch(files, store, output, copy);
        }

        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (files.Exists(copies))
        {
            files.DeleteTree(copies);
        }
    }
}
