using System.Runtime.InteropServices;

namespace Heppy.Commands;

/// <summary>How <c>heppy</c> of this very installation is started.</summary>
internal static class ToolCommand
{
    /// <summary>The program, or the runtime and the program.</summary>
    internal static IReadOnlyList<string> Words
    {
        get
        {
            string self = Environment.ProcessPath!;
            string library = Path.Combine(AppContext.BaseDirectory, "heppy.dll");
            string published = Path.Combine(AppContext.BaseDirectory, "heppy");
            // Published, or built, as a program of its own; else (dotnet run analysis.cs, a .NET tool, tests) by the runtime that runs this.
            return File.Exists(published) ? [published]
                : [Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : Path.GetFullPath("../../../dotnet", RuntimeEnvironment.GetRuntimeDirectory()), library];
        }
    }
}
