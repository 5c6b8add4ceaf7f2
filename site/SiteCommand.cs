namespace Heppy.Site;

/// <summary><c>bin/site OUT</c>: writes the pages, or says which links lead nowhere.</summary>
internal static class SiteCommand
{
    /// <summary>Marks a folder that this command has made, and may replace.</summary>
    private const string Mark = ".heppy-site";

    /// <summary>Runs the command.</summary>
    /// <returns>The exit code.</returns>
    internal static int Run(string[] args)
    {
        if (args is not [var folder] || folder.StartsWith('-'))
        {
            Console.Error.Write("Usage: bin/site OUT\nWrites the documentation as static pages into the folder OUT: open OUT/index.html.\n");
            return ExitCode.WrongArguments;
        }

        string root = Root();
        IReadOnlyDictionary<string, byte[]> site = new SiteBuilder(root).Build();
        IReadOnlyList<string> problems = LinkCheck.Problems(site);
        if (problems.Count > 0)
        {
            Console.Error.Write($"site: {string.Join("\nsite: ", problems)}\n{problems.Count} links lead nowhere. Nothing was written.\n");
            return ExitCode.WrongArguments;
        }

        if (Refusal(folder) is { } refusal)
        {
            Console.Error.Write($"site: {refusal}\n");
            return ExitCode.OutputDirectory;
        }

        foreach ((string name, byte[] content) in site.Append(new(Mark, [])))
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }

        Console.Out.Write($"{site.Count(f => f.Key.EndsWith(".html", StringComparison.Ordinal)):N0} pages -> {Path.Combine(folder, "index.html")}\n");
        return ExitCode.Success;
    }

    /// <summary>Empties the folder if it is one of this command.</summary>
    private static string? Refusal(string folder)
    {
        if (File.Exists(folder))
        {
            return $"{folder} is a file. Give the name of a folder.";
        }

        if (!Directory.Exists(folder) || Directory.GetFileSystemEntries(folder).Length == 0)
        {
            return null;
        }

        if (!File.Exists(Path.Combine(folder, Mark)))
        {
            return $"{folder} has other files in it. Give another name, or remove it.";
        }

        Directory.Delete(folder, recursive: true);
        return null;
    }

    private static string Root()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Heppy.sln")))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? throw new InvalidOperationException("The pages are not above this program.");
    }
}
