namespace Heppy.CommandLine;

/// <summary>What the help of a command says beyond its options.</summary>
public sealed record CommandDescription
{
    /// <summary>The name that is typed.</summary>
    public required string Command { get; init; }

    /// <summary>One sentence: what it does.</summary>
    public required string Purpose { get; init; }

    /// <summary>Command lines, each with a few words on what it does.</summary>
    public required IReadOnlyList<(string Line, string Does)> Examples { get; init; }
}
