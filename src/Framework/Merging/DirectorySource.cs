namespace Heppy;

/// <summary>Results in a directory.</summary>
internal sealed class DirectorySource(string directory) : IResultSource
{
    /// <inheritdoc/>
    public Stream Open(string path) => File.OpenRead(PathOf(path));

    /// <inheritdoc/>
    public string PathOf(string path) => Path.Combine(directory, path);
}
