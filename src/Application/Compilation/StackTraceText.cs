using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Heppy.Compilation;

/// <summary>Shortens stack traces to what a physicist needs: method, file and line.</summary>
public static partial class StackTraceText
{
    /// <summary>Replaces <c>in /long/path/analysis.cs:line 86</c> by <c>in analysis.cs:86</c>.</summary>
    public static string Shorten(string trace) => Place().Replace(trace, "in $1:$2");

    /// <summary>The innermost line of the configuration that took part: <c>analysis.cs:86</c>, or
    /// null.</summary>
    /// <param name="thrown">An exception that was thrown.</param>
    /// <param name="assembly">The assembly of the configuration.</param>
    public static SourceLocation? Where(Exception thrown, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(thrown);
        foreach (var frame in new StackTrace(thrown, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod()?.Module.Assembly == assembly && frame.GetFileName() is { } file)
            {
                return new SourceLocation(file, frame.GetFileLineNumber());
            }
        }

        return null;
    }

    /// <summary>True if the exception comes from the configuration, not from the tools below it.</summary>
    internal static bool ThrownBy(Exception thrown, Assembly assembly)
    {
        foreach (var frame in new StackTrace(thrown, fNeedFileInfo: false).GetFrames())
        {
            var source = frame.GetMethod()?.Module.Assembly;
            if (source == assembly)
            {
                return true;
            }

            if (source?.GetName().Name?.StartsWith("Heppy.", StringComparison.Ordinal) == true)
            {
                return false;
            }
        }

        return false;
    }

    [GeneratedRegex(@"in (?:[^\n]*[\\/])?([^\\/\n]+):line (\d+)")]
    private static partial Regex Place();
}
