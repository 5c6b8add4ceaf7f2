namespace Heppy.Rehearsal;

/// <summary>A command ends with this message on standard error, and with this exit code.</summary>
internal sealed class CommandException(string message, int exitCode) : Exception(message)
{
    /// <summary>The exit code of the command, not 0.</summary>
    internal int ExitCode { get; } = exitCode;
}
