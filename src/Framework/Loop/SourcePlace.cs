using System.Diagnostics;

namespace Heppy;

/// <summary>Where in the user's sources an exception comes from.</summary>
internal static class SourcePlace
{
    /// <summary>
    /// <c>" at FourMuons.Process, analysis.cs:86"</c>: the innermost frame of the user's with a source file; of heppy's own where there
    /// is none; empty if there is no source at all.
    /// </summary>
    internal static string Of(Exception e)
    {
        StackFrame[] frames = Frames(e);
        return Show(frames.FirstOrDefault(f => !IsHeppy(f)) ?? frames.FirstOrDefault());
    }

    /// <summary>The same for frames of the user's only: empty where heppy called nobody.</summary>
    internal static string OfUser(Exception e) => Show(Frames(e).FirstOrDefault(f => !IsHeppy(f)));

    private static StackFrame[] Frames(Exception e) => [.. new StackTrace(e, fNeedFileInfo: true).GetFrames().Where(f => f.GetFileName() is not null)];

    private static string Show(StackFrame? frame)
    {
        if (frame?.GetMethod() is not { } method)
        {
            return "";
        }

        string type = method.DeclaringType?.Name.Split('`')[0] ?? "";
        string place = method.IsConstructor ? type : $"{type}.{method.Name}";
        return $" at {place}, {Path.GetFileName(frame.GetFileName())}:{frame.GetFileLineNumber()}";
    }

    private static bool IsHeppy(StackFrame frame) =>
        frame.GetMethod()?.DeclaringType?.Assembly.GetName().Name?.StartsWith("Heppy.", StringComparison.Ordinal) == true;
}
