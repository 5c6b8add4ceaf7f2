using Heppy.Storage;

namespace Heppy;

/// <summary>Results go to an attempt, which commits them together.</summary>
internal sealed class AttemptSink(Attempt attempt) : IResultSink
{
    /// <inheritdoc/>
    public Stream Create(string path) => attempt.CreateOutput(path);
}
