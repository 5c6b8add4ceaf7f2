namespace Heppy;

/// <summary>A configuration as it was compiled: what a run keeps of it.</summary>
public sealed record PinnedSources
{
    /// <summary>Path of the main source file.</summary>
    public required string EntryPath { get; init; }

    /// <summary>Source files with their texts, the main one first; names relative to its directory where possible.</summary>
    public required IReadOnlyList<(string Name, byte[] Bytes)> Sources { get; init; }

    /// <summary>The compiled assembly and whatever it needs that does not come with the tools: file names and contents; the assembly first, then its symbols.</summary>
    public required IReadOnlyList<(string Name, byte[] Bytes)> Assemblies { get; init; }

    /// <summary>The user's options, as arguments: <c>-o</c>, <c>minPt=7</c>.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>Digest of everything in the sources but the list and the definitions of the components.</summary>
    public required string SelectionDigest { get; init; }
}
