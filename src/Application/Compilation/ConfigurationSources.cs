namespace Heppy.Compilation;

/// <summary>The files of a configuration and the directives that they contain.</summary>
internal sealed class ConfigurationSources
{
    private readonly string _currentDirectory;
    private readonly List<SourceFile> _files = [];
    private readonly List<SourceDirective> _directives = [];
    private readonly List<string> _errors = [];

    private ConfigurationSources(string currentDirectory) => _currentDirectory = currentDirectory;

    /// <summary>The entry file first, then the included ones in the order in which they are met.</summary>
    public IReadOnlyList<SourceFile> Files => _files;

    /// <summary>All directives but <c>include</c> and <c>exclude</c>.</summary>
    public IReadOnlyList<SourceDirective> Directives => _directives;

    /// <summary>Reads the entry file and everything that it includes.</summary>
    /// <exception cref="CompilationFailed">An included file is missing, or a directive is not
    /// understood.</exception>
    public static ConfigurationSources Read(string entry, string currentDirectory)
    {
        var sources = new ConfigurationSources(currentDirectory);
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([entry]);
        var seen = new HashSet<string>([entry], StringComparer.Ordinal);
        while (waiting.TryDequeue(out string? path))
        {
            var file = new SourceFile(path, ReadBytes(path));
            sources._files.Add(file);
            foreach (var directive in SourceDirective.Read(file))
            {
                switch (directive.Kind)
                {
                    case "include":
                        sources.Matches(directive).Where(seen.Add).ToList().ForEach(waiting.Enqueue);
                        break;
                    case "exclude":
                        excluded.UnionWith(sources.Matches(directive));
                        break;
                    case "project" or "package" or "property" or "sdk":
                        sources._directives.Add(directive);
                        break;
                    default:
                        sources.Unknown(directive);
                        break;
                }
            }
        }

        sources._files.RemoveAll(f => excluded.Contains(f.Path) && f.Path != entry);
        sources._directives.RemoveAll(d => excluded.Contains(d.File) && d.File != entry);
        return sources._errors.Count == 0 ? sources : throw new CompilationFailed(sources._errors);
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot read {path}: {failure.Message}", ExitCode.Configuration, failure);
        }
    }

    /// <summary>The C# files behind a pattern; other files are not compiled.</summary>
    private List<string> Matches(SourceDirective directive)
    {
        string folder = Path.GetDirectoryName(directive.File)!;
        string value = directive.Value;
        bool include = directive.Kind == "include";
        List<string> found = SourceGlob.IsPattern(value)
            ? SourceGlob.Expand(value, folder)
            : [Path.GetFullPath(value, folder)];
        if (value.Length == 0 || value.Contains("$(", StringComparison.Ordinal))
        {
            _errors.Add(directive.Error("HEPPY002", $"'{value}' is not a path relative to this file.", _currentDirectory));
            return [];
        }

        if (include && (found.Count == 0 || (!SourceGlob.IsPattern(value) && !File.Exists(found[0]))))
        {
            string? nearest = Nearest.Of(Path.GetFileName(value), Neighbours(Path.GetFullPath(value, folder)));
            string advice = nearest is null
                ? ""
                : $" Nearest: {Path.Combine(Path.GetDirectoryName(value) ?? "", nearest)}.";
            _errors.Add(directive.Error("HEPPY002", $"no such file: {value}.{advice}", _currentDirectory));
            return [];
        }

        return [.. found.Where(f => f.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))];
    }

    private static IEnumerable<string> Neighbours(string path) =>
        Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)
            : [];

    private void Unknown(SourceDirective directive)
    {
        string[] known = ["include", "exclude", "project", "package", "property", "sdk"];
        string advice = Nearest.Of(directive.Kind, known) is { } nearest ? $" Nearest: #:{nearest}." : "";
        _errors.Add(directive.Error("HEPPY002", $"unknown directive '#:{directive.Kind}'.{advice}", _currentDirectory));
    }
}
