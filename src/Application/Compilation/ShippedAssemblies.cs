using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Heppy.Compilation;

/// <summary>The assemblies that ship with the tools, the base class library included.</summary>
internal static class ShippedAssemblies
{
    private static readonly string[] _projects = ["Physics", "Framework", "Formats", "Analyzers", "Application", "Batch", "Pools", "Graphs", "Lazy"];

    /// <summary>Full paths by simple name.</summary>
    public static IReadOnlyDictionary<string, string> Paths { get; } = Find();

    private static readonly Lazy<IReadOnlyList<MetadataReference>> _references = new(
        () => [.. Paths.Values.Select(p => MetadataReference.CreateFromFile(p))]);

    /// <summary>All of them, as the compiler takes them.</summary>
    public static IReadOnlyList<MetadataReference> References => _references.Value;

    /// <summary>True if a <c>#:project</c> names a project of this repository, whose assembly is
    /// here.</summary>
    /// <param name="value">Path of a folder or project file, as typed.</param>
    /// <param name="folder">Folder of the file that says so.</param>
    public static bool SatisfyProject(string value, string folder)
    {
        string path = Path.TrimEndingDirectorySeparator(value.Replace('\\', '/'));
        string name = path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
            ? Path.GetFileNameWithoutExtension(path)
            : Path.GetFileName(path);
        if (!_projects.Contains(name, StringComparer.Ordinal) || !Paths.ContainsKey($"Heppy.{name}"))
        {
            return false;
        }

        // A group's own project may have the same name; ours stands two folders below Heppy.sln. A copy of
        // the configuration
        // elsewhere (a pinned run) points nowhere: then the name decides.
        string full = Path.GetFullPath(path, folder);
        bool exists = !path.Contains("$(", StringComparison.Ordinal) && (Directory.Exists(full)
            || File.Exists(full));
        return !exists || Ancestors(full).Any(d => File.Exists(Path.Combine(d, "Heppy.sln")));
    }

    /// <summary>True if a <c>#:package</c> names a package that ships with the tools.</summary>
    public static bool SatisfyPackage(string value) => Paths.ContainsKey(value.Split('@')[0].Trim());

    /// <summary>Name and module version of each assembly, in ordinal order: what compiled code depends
    /// on.</summary>
    public static IEnumerable<string> Identities(IEnumerable<string> paths) =>
        paths.OrderBy(Path.GetFileName, StringComparer.Ordinal).Select(p => $"{Path.GetFileName(p)} {ModuleVersion(p):N}");

    /// <summary>Those of the assemblies that ship with the tools.</summary>
    /// <param name="cache">Remembers them as long as paths, sizes and times of the files are what they were.</param>
    /// <remarks>There are some 210 files: at every start they are asked for sizes and times only, not opened.</remarks>
    public static IReadOnlyList<string> Identities(CompilationCache cache)
    {
        string[] paths = [.. Paths.Values.Order(StringComparer.Ordinal)];
        string state = string.Join('\n', paths.Select(p => new FileInfo(p)).Select(f => $"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}"));
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
        string[]? Remembered(string folder) => Path.Combine(folder, "identities.txt") is var file && File.Exists(file) && File.ReadAllLines(file) is var lines
            && lines.Length == paths.Length ? lines : null;
        if (Remembered(cache.Entry("shipped", key)) is { } known)
        {
            return known;
        }

        string[] identities = [.. Identities(paths)];
        cache.Store("shipped", key, folder => File.WriteAllLines(Path.Combine(folder, "identities.txt"), identities), at => Remembered(at) is not null);
        return identities;
    }

    private static Guid ModuleVersion(string path)
    {
        using var stream = File.OpenRead(path);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    private static Dictionary<string, string> Find()
    {
        string list = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string
            ?? throw new InvalidOperationException("The runtime lists no assemblies: a single-file program cannot compile.");
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // Not the programs: what one of them has compiled the others find too.
        foreach (string path in list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(p => !IsProgram(Path.GetFileNameWithoutExtension(p))))
        {
            paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }

        return paths;
    }

    private static bool IsProgram(string name) => name == "heppy" || name.StartsWith("heppy-", StringComparison.Ordinal);

    private static IEnumerable<string> Ancestors(string path)
    {
        for (string? folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
