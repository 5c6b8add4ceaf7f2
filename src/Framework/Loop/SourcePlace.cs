using System.Diagnostics;

namespace Heppy;

/// <summary>Where in the user's sources an exception comes from.</summary>
internal static class SourcePlace
{
    /// <summary><c>" at FourMuons.Process, analysis.cs:86"</c>: the innermost frame with a source file; empty if there is none.</summary>
    internal static string Of(Exception e)
    {
        StackFrame[] frames = new StackTrace(e, fNeedFileInfo: true).GetFrames();
        StackFrame? frame = frames.FirstOrDefault(f => f.GetFileName() is not null && f.GetMethod()?.DeclaringType?.Assembly != typeof(SourcePlace).Assembly)
            ?? frames.FirstOrDefault(f => f.GetFileName() is not null);
        if (frame?.GetMethod() is not { } method)
        {
            return "";
        }

        string type = method.DeclaringType?.Name.Split('`')[0] ?? "";
        return $" at {type}.{method.Name}, {Path.GetFileName(frame.GetFileName())}:{frame.GetFileLineNumber()}";
    }
}
