using System.Diagnostics.CodeAnalysis;

namespace Heppy;

/// <summary>A mistake that the user can mend: the message says what is wrong, where, and what to do.</summary>
/// <remarks>The commands print the message alone. Any other exception that reaches them is a bug, printed
/// with its stack trace.</remarks>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="exitCode">Exit code of the command, see <see cref="ExitCode"/>.</param>
/// <param name="inner">The cause, or null.</param>
[SuppressMessage("Naming", "CA1710", Justification = "Named for what happened, as a user would say it.")]
public class UserError(string message, int exitCode = ExitCode.WrongArguments, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Exit code of the command that this error ends.</summary>
    public int ExitCode { get; } = exitCode;
}
