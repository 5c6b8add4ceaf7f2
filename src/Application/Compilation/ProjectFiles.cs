using System.Xml;
using System.Xml.Linq;

namespace Heppy.Compilation;

/// <summary>The files that a project is built from, with those of the projects that it refers to.</summary>
internal static class ProjectFiles
{
    /// <summary>All sources and project files below the project's folder, and below those that it refers
    /// to.</summary>
    /// <param name="value">Path of the folder or the project file.</param>
    /// <param name="folder">Where a relative path starts.</param>
    public static List<string> Of(string value, string folder)
    {
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([Path.GetFullPath(value.Replace('\\', '/'), folder)]);
        while (waiting.TryDequeue(out string? path))
        {
            string root = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
            if (!seen.Add(root) || !Directory.Exists(root))
            {
                continue;
            }

            foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(f => IsSource(f, root)))
            {
                files.Add(file);
                if (file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
                {
                    References(file).ToList().ForEach(waiting.Enqueue);
                }
            }
        }

        return files;
    }

    private static bool IsSource(string file, string root)
    {
        string relative = Path.GetRelativePath(root, file);
        return Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets"
            && !relative.Split('/').Any(p => p is "bin" or "obj" or "artifacts");
    }

    private static IEnumerable<string> References(string project)
    {
        try
        {
            return [.. XDocument.Load(project).Descendants("ProjectReference")
                .Select(r => (string?)r.Attribute("Include")).OfType<string>()
                .Select(i => Path.GetFullPath(i.Replace('\\', '/'), Path.GetDirectoryName(project)!))];
        }
        catch (XmlException)
        {
            return []; // the SDK will say what is wrong with it
        }
    }
}
