using Heppy.Storage;

namespace Heppy;

/// <summary>Results go to a directory that is sealed and put in place as a whole.</summary>
internal sealed class SealedDirectorySink(SealedDirectory into) : IResultSink
{
    /// <inheritdoc/>
    public Stream Create(string path) => into.CreateOutput(path);
}
