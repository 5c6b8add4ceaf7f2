using System.Text.RegularExpressions;

namespace Heppy;

/// <summary>What may name a component, an analyzer or a result: all become file names, and parts of shell commands.</summary>
internal static partial class Names
{
    /// <summary>What is wrong with a name, or null.</summary>
    internal static string? Problem(string name) =>
        name.Length == 0 ? "it is empty"
        : name.Length > 150 ? "it is longer than 150 characters"
        : name[0] is '.' or '-' ? $"it starts with '{name[0]}'"
        : name.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '+' or '.' or '=')) is var bad && bad != 0
            ? $"it contains {Show(bad)}; use letters, digits and _ - + . ="
        : null;

    /// <summary>What is wrong with a component's name, or null.</summary>
    internal static string? ComponentProblem(string name) =>
        Problem(name)
        ?? (ChunkName().IsMatch(name) ? "it ends like a chunk directory"
            : name.Equals(RunChunks.ArchiveName, StringComparison.OrdinalIgnoreCase) ? "that is where heppy-hadd -c puts chunks"
            : null);

    private static string Show(char c) => char.IsControl(c) ? $"the control character U+{(int)c:X4}" : $"'{c}'";

    [GeneratedRegex("_Chunk[0-9]+$", RegexOptions.IgnoreCase)]
    private static partial Regex ChunkName();
}
