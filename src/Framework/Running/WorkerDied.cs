namespace Heppy;

/// <summary>A worker process died instead of answering.</summary>
/// <param name="message">How, and what it wrote.</param>
/// <param name="cause">The same in a line, alike for all that die alike.</param>
/// <param name="exitCode">Its exit code.</param>
internal sealed class WorkerDied(string message, string cause, int exitCode) : Exception(message)
{
    internal int ExitCode => exitCode;

    internal string Cause => cause;
}
