namespace Heppy.Storage;

/// <summary>A file that a seal vouches for.</summary>
/// <param name="Path">Relative to the sealed directory, with <c>/</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Digest, in lower-case hexadecimal.</param>
public sealed record SealedOutput(string Path, long Size, string Sha256)
{
    /// <summary>Where the file is, if it is not in the directory but in the run's remote store; else null.</summary>
    public string? Url { get; init; }

    /// <summary>Checksum by which the remote store knows it, such as <c>adler32:0a1b2c3d</c>; else null.</summary>
    public string? Checksum { get; init; }
}
