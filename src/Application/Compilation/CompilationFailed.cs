using System.Diagnostics.CodeAnalysis;

namespace Heppy.Compilation;

/// <summary>A configuration does not compile, or cannot be found.</summary>
/// <param name="lines">One line per error, as a compiler prints them: <c>analysis.cs(12,5): error CS0103:
/// ...</c></param>
/// <param name="inner">The cause, or null.</param>
[SuppressMessage("Naming", "CA1710", Justification = "Named for what happened, as a user would say it.")]
public sealed class CompilationFailed(IReadOnlyList<string> lines, Exception? inner = null)
    : UserError(string.Join('\n', lines), Heppy.ExitCode.Configuration, inner)
{
    /// <summary>One line per error, with paths relative to the current directory.</summary>
    public IReadOnlyList<string> Lines { get; } = lines;
}
