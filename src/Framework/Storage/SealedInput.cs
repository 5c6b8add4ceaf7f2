namespace Heppy.Storage;

/// <summary>An input file with its identity.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Digest">SHA-256 of its footer.</param>
public sealed record SealedInput(string Path, long Size, string Digest);
