namespace Heppy;

/// <summary>An auxiliary file whose bytes belong to the run.</summary>
/// <param name="Name">Path as written in the configuration.</param>
/// <param name="Path">Where it was found.</param>
/// <param name="Sha256">Digest of its bytes, in lower-case hexadecimal.</param>
public sealed record PinnedFile(string Name, string Path, string Sha256);
