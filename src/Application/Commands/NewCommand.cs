using Heppy.Batch;
using Heppy.CommandLine;
using Heppy.Starting;

namespace Heppy.Commands;

/// <summary><c>heppy new Zmumu</c>: a folder with an analysis to start from, and its test.</summary>
internal static class NewCommand
{
    internal static int Run(NewOptions options)
    {
        string folder = Path.GetFullPath(Path.TrimEndingDirectorySeparator(options.Name));
        string above = Path.GetDirectoryName(folder) ?? "/";
        if (!Directory.Exists(above))
        {
            throw new UserError($"there is no folder {above}. Make it first, or choose another place.", ExitCode.OutputDirectory);
        }

        StartingFiles.Write(Workspace.Files, folder);
        string shown = Shell.Quote(options.Name);
        Console.Out.Write($"{options.Name}: {string.Join(", ", StartingFiles.Names)}\nnext: cd {shown} && heppy run test.cs && heppy Out analysis.cs\n");
        return ExitCode.Success;
    }
}
