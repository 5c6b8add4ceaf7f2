namespace Heppy.Storage;

/// <summary>A file that a seal vouches for.</summary>
/// <param name="Path">Relative to the sealed directory, with <c>/</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Digest, in lower-case hexadecimal.</param>
public sealed record SealedOutput(string Path, long Size, string Sha256);
