using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Heppy.Compilation;

/// <summary>Tells whether what the SDK resolved is still what it would resolve.</summary>
internal static class DependencyKey
{
    /// <summary>Files of build settings that apply to everything below their folder.</summary>
    public static readonly string[] BuildSettings =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    /// <summary>Digest of the directives, of the build settings above the configuration, and of the projects
    /// that are referred to.</summary>
    public static string Of(string entry, IEnumerable<string> lines, IReadOnlyList<SourceDirective> directives)
    {
        var text = new StringBuilder(RuntimeInformation.RuntimeIdentifier).Append(Environment.Version).Append('\n');
        text.AppendJoin("", lines);
        string folder = Path.GetDirectoryName(entry)!;
        var files = new List<string>();
        foreach (string name in (string[])[.. BuildSettings, "nuget.config", "NuGet.config"])
        {
            files.AddRange(Above(folder, name) is { } found ? [found] : []);
        }

        foreach (var directive in directives.Where(d => d.Kind == "project"))
        {
            files.AddRange(ProjectFiles.Of(directive.Value, Path.GetDirectoryName(directive.File)!));
        }

        foreach (string file in files.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
            text.Append(file).Append(' ').Append(digest).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The nearest file of that name in a folder or above it.</summary>
    public static string? Above(string folder, string name)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, name)))
            {
                return Path.Combine(at, name);
            }
        }

        return null;
    }
}
