namespace Heppy.Compilation;

/// <summary>Finds the file that the user means by the name of a configuration.</summary>
public static class ConfigurationFile
{
    /// <summary>The configuration behind a path; <c>.cs</c> may be left out.</summary>
    /// <param name="path">What was typed.</param>
    /// <param name="currentDirectory">Where relative paths start.</param>
    /// <returns>The full path of an existing C# file.</returns>
    /// <exception cref="UserError">There is no such file, or it is not C#; with the nearest name of the
    /// folder.</exception>
    public static string Find(string path, string currentDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path, currentDirectory);
        bool isSource = full.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
        if (File.Exists(full))
        {
            return isSource ? full : throw Refused(NotSource(path));
        }

        string extended = Path.TrimEndingDirectorySeparator(full) + ".cs";
        if (!isSource && File.Exists(extended))
        {
            return extended;
        }

        if (Directory.Exists(full))
        {
            throw Refused($"{path} is a directory, not a configuration.{Listed(full)}");
        }

        string folder = Path.GetDirectoryName(full) ?? full;
        if (!Directory.Exists(folder))
        {
            throw Refused($"no such file: {path} (there is no folder {folder}).");
        }

        string? nearest = Nearest.Of(Path.GetFileName(isSource ? full : full + ".cs"), Sources(folder));
        string advice = nearest is null
            ? Listed(folder)
            : $" Nearest: {Path.Combine(Path.GetDirectoryName(path) ?? "", nearest)}.";
        throw Refused($"no such file: {path}.{advice}");
    }

    private static string NotSource(string path) => Path.GetExtension(path) switch
    {
        ".py" => $"{path} is Python. A configuration is a C# file, for example analysis.cs.",
        ".root" or ".parquet" =>
            $"{path} is data, not a configuration. Give a C# file; name data in its components, or with -I.",
        _ => $"{path} is not a C# file. A configuration ends in .cs, for example analysis.cs.",
    };

    private static string[] Sources(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.cs").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private static string Listed(string folder)
    {
        string[] sources = Sources(folder);
        return sources.Length switch
        {
            0 => " There is no C# file in that folder.",
            > 5 => $" C# files there: {string.Join(", ", sources.Take(5))} and {sources.Length - 5} more.",
            _ => $" C# files there: {string.Join(", ", sources)}.",
        };
    }

    private static UserError Refused(string message) => new(message, ExitCode.Configuration);
}
