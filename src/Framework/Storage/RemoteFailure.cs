namespace Heppy.Storage;

/// <summary>A remote store did not do what it was asked to, or gave no answer.</summary>
/// <param name="message">What was asked for, and what came of it.</param>
/// <param name="cause">What is the same for all files that fail alike.</param>
/// <param name="inner">The reason, or null.</param>
public sealed class RemoteFailure(string message, string cause, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>What is the same for all files that fail alike.</summary>
    public string Cause => cause;
}
