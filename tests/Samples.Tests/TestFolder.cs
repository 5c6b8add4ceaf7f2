namespace Heppy.Samples.Tests;

/// <summary>A directory for one test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("heppy-samples-").FullName;

    /// <summary>Path of an entry.</summary>
    internal string this[string name] => Path.Combine(_path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_path, recursive: true);
}
