using System.Diagnostics;
using System.Runtime.InteropServices;
using Heppy.CommandLine;

namespace Heppy.Commands;

/// <summary>Records what took part in a run: <c>Outdir/.heppy/software.json</c>.</summary>
internal static class SoftwareVersions
{
    /// <summary>Writes the versions; with <c>-t</c> also those of all assemblies, and the state of the repository that the configuration is in.</summary>
    internal static void Write(RunDirectory run, LoadedConfiguration configuration, bool all)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["heppy"] = Workspace.Tool,
            ["version"] = CommandHost.Version,
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["system"] = RuntimeInformation.OSDescription,
        };
        if (all)
        {
            foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName()).Where(n => n.Name is { } s && !s.StartsWith("System.", StringComparison.Ordinal)))
            {
                versions[$"assembly {assembly.Name}"] = assembly.Version?.ToString() ?? "";
            }

            string folder = Path.GetDirectoryName(configuration.Sources.EntryPath)!;
            versions["commit"] = Git(folder, "rev-parse", "HEAD") ?? "not in a git repository";
            versions["changes"] = Git(folder, "status", "--porcelain") is { } status ? (status.Length == 0 ? "none" : status) : "not in a git repository";
        }

        File.WriteAllBytes(Path.Combine(run.Path, ".heppy", "software.json"), JsonFiles.Bytes(versions));
    }

    private static string? Git(string folder, params string[] arguments)
    {
        try
        {
            var info = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process git = Process.Start(info)!;
            string output = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
