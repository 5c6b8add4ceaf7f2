namespace Heppy.Compilation;

/// <summary>How a configuration is compiled.</summary>
public sealed record CompilerOptions
{
    /// <summary>Make the types of the configuration public, for code that is typed at a prompt.</summary>
    public bool AllPublic { get; init; }

    /// <summary>Receives warnings, one per line; null to show none.</summary>
    public TextWriter? Warnings { get; init; }

    /// <summary>Receives a line when something slow starts, such as fetching packages; null for
    /// silence.</summary>
    public TextWriter? Progress { get; init; }

    /// <summary>The program of the .NET SDK, needed only for packages and projects that do not ship with the
    /// tools.</summary>
    public string Sdk { get; init; } = "dotnet";

    /// <summary>Where relative paths start; messages show paths relative to it.</summary>
    public string CurrentDirectory { get; init; } = Environment.CurrentDirectory;
}
