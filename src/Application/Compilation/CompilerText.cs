using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Heppy.Compilation;

/// <summary>Writes errors as a compiler does, with paths relative to where the user is.</summary>
internal static class CompilerText
{
    public static string Error(string file, int line, int column, string code, string text, string currentDirectory) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{Relative(file, currentDirectory)}({line},{column}): error {code}: {text}");

    /// <summary>A diagnostic of the compiler; one without a place is put on the entry file.</summary>
    public static string Format(Diagnostic diagnostic, string entry, string currentDirectory)
    {
        string severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        var span = diagnostic.Location.GetMappedLineSpan();
        if (!span.IsValid)
        {
            return $"{Relative(entry, currentDirectory)}: {severity} {diagnostic.Id}: {message}";
        }

        var start = span.StartLinePosition;
        string place = string.Create(CultureInfo.InvariantCulture, $"({start.Line + 1},{start.Character + 1})");
        return $"{Relative(span.Path, currentDirectory)}{place}: {severity} {diagnostic.Id}: {message}";
    }

    public static string Relative(string file, string currentDirectory)
    {
        string relative = Path.GetRelativePath(currentDirectory, file);
        return relative.StartsWith("../../..", StringComparison.Ordinal) ? file : relative;
    }
}
