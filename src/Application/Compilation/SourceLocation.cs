using System.Globalization;

namespace Heppy.Compilation;

/// <summary>A line of a source file.</summary>
/// <param name="File">Full path of the file.</param>
/// <param name="Line">The line, from 1.</param>
public readonly record struct SourceLocation(string File, int Line)
{
    /// <summary>File name without folder, and line: <c>analysis.cs:28</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(File)}:{Line}");
}
