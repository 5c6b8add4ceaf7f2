namespace Heppy.Batch;

/// <summary>Finds sites in folders.</summary>
/// <param name="folders">First things first; they need not exist.</param>
/// <param name="programs">The folders of PATH.</param>
internal sealed class SiteSearch(IReadOnlyList<string> folders, IReadOnlyList<string> programs)
{
    internal IReadOnlyList<string> Folders => folders;

    internal IReadOnlyList<string> Names =>
        [.. Files().Select(f => Path.GetFileNameWithoutExtension(f)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The search path that an environment asks for.</summary>
    internal static SiteSearch Of(Func<string, string?> environment)
    {
        string config = environment("XDG_CONFIG_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(environment("HOME") ?? "/", ".config");
        return new SiteSearch(
            [.. Split(environment("HEPPY_SITES")), Path.Combine(config, "heppy", "sites"), Path.Combine(AppContext.BaseDirectory, "sites")],
            Split(environment("PATH")));
    }

    internal SiteProfile Find(string name)
    {
        if (name.EndsWith(".json", StringComparison.Ordinal))
        {
            string path = Path.GetFullPath(name);
            return File.Exists(path) ? SiteReader.Read(path, this) : throw new UserError($"There is no site {path}.{Nearest.File(path)}");
        }

        return FileOf(name, except: []) is { } file
            ? SiteReader.Read(file, this)
            : throw new UserError(
                $"There is no site '{name}'.{Nearest.Sentence(name, Names)} Known are {string.Join(", ", Names)}; "
                + $"looked for {name}.json in {string.Join(", ", folders)}.");
    }

    /// <summary>The first file of a site that is none of those: a user's own <c>slurm.json</c> extends the one that comes with heppy.</summary>
    internal string? FileOf(string name, IReadOnlyList<string> except) =>
        Files().FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == name && !except.Contains(f));

    internal SiteProfile? ForCommand(string command)
    {
        (int start, int length) = Shell.CommandWord(command);
        string word = Path.GetFileName(command.Substring(start, length).Trim('\'', '"'));
        SiteProfile? fallback = null;
        foreach (string name in Files().Select(f => Path.GetFileNameWithoutExtension(f)).Distinct(StringComparer.Ordinal))
        {
            SiteProfile site = Find(name);
            foreach (Recognition by in site.RecognizedBy.Where(r => r.Word == word))
            {
                if (by is { Options: null, Program: null })
                {
                    fallback ??= site;
                }
                else if ((by.Options is { } options && Patterns.Of(options).IsMatch(command)) || (by.Program is { } program && HasProgram(program)))
                {
                    return site;
                }
            }
        }

        return fallback;
    }

    /// <summary>Whether the submit command of a site is there, and would be taken for that site's.</summary>
    internal bool IsHere(SiteProfile site) => site.RecognizedBy.Any(r => HasProgram(r.Word) && ForCommand(r.Word)?.Name == site.Name);

    /// <summary>The file of a template: beside the profile, or in the search path.</summary>
    internal string Template(string name, string profile) =>
        folders.Prepend(Path.GetDirectoryName(profile)!).Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists)
        ?? throw new UserError($"{profile} asks for the template {name}, which is neither beside it nor in {string.Join(", ", folders)}.");

    private static string[] Split(string? path) => (path ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool HasProgram(string program) => programs.Any(p => File.Exists(Path.Combine(p, program)));

    private IEnumerable<string> Files() => folders.Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*.json").Order(StringComparer.Ordinal));
}
