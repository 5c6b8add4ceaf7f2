namespace Heppy.CommandLine.Shells;

/// <summary>A variable of the environment that the commands look at, as manual pages list it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it changes.</param>
/// <param name="IsOfBatch">Whether it matters to batch systems only.</param>
internal sealed record EnvironmentEntry(string Name, string Meaning, bool IsOfBatch = false)
{
    private static readonly string[] _withBatch = ["heppy", "heppy doctor", "heppy-batch", "heppy-check"];

    /// <summary>All of them, in the order of the pages.</summary>
    internal static IReadOnlyList<EnvironmentEntry> All { get; } =
    [
        new("HEPPY_CACHE", "folder for compiled configurations and what is known of input files; without it heppy in XDG_CACHE_HOME, then .cache/heppy in HOME, then a temporary folder"),
        new("XDG_CACHE_HOME", "see HEPPY_CACHE"),
        new("HEPPY_SITES", "folders with sites of your own, colons between them; they come before heppy/sites in XDG_CONFIG_HOME and those of heppy", IsOfBatch: true),
        new("XDG_CONFIG_HOME", "where heppy/sites is looked for (.config in HOME)", IsOfBatch: true),
        new("X509_USER_PROXY", "the grid proxy that goes with jobs of a site with useProxy (/tmp/x509up_u and your number)", IsOfBatch: true),
        new("DOTNET_ROOT", "where .NET is; jobs are given the same", IsOfBatch: true),
        new("HOME", "the folder of the user, see XDG_CACHE_HOME"),
        new("PATH", "where programs are looked for: those of batch systems and of transfers, and dotnet for packages"),
        new("TMPDIR", "folder for temporary files (/tmp)"),
        new("NO_COLOR", "if it is not empty, nothing is drawn in colour"),
        new("TERM", "if it is empty or dumb, no bars of progress are drawn"),
    ];

    /// <summary>Those that matter to a command.</summary>
    /// <param name="command">Its name as it is typed.</param>
    internal static IEnumerable<EnvironmentEntry> Of(string command) => All.Where(e => !e.IsOfBatch || _withBatch.Contains(command));
}
