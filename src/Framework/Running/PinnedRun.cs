namespace Heppy;

/// <summary>What <c>Outdir/.heppy/run.json</c> says: which bytes a worker has to use.</summary>
public sealed record PinnedRun
{
    /// <summary>Path of the main source file where the user ran it.</summary>
    public required string EntryPath { get; init; }

    /// <summary>Directory that relative paths of the configuration start from.</summary>
    public required string Directory { get; init; }

    /// <summary>Source files, in <c>.heppy/sources</c>, the main one first.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Assemblies, in <c>.heppy/assemblies</c>, that of the configuration first, then its symbols.</summary>
    public required IReadOnlyList<string> Assemblies { get; init; }

    /// <summary>The user's options, as arguments.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>Auxiliary files with their digests; a file is kept in <c>.heppy/files</c> under its digest.</summary>
    public required IReadOnlyList<PinnedFile> Files { get; init; }

    /// <summary>Digest of the selection: see <see cref="PinnedSources.SelectionDigest"/>.</summary>
    public required string SelectionDigest { get; init; }

    /// <summary>Fingerprint of the tools.</summary>
    public required string Tool { get; init; }
}
