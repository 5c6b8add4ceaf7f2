namespace Heppy.Batch;

/// <summary>A command that asks a storage about a file, and how its answer is read.</summary>
public sealed record TransferQuestion
{
    /// <summary>The command.</summary>
    public required string Command { get; init; }

    /// <summary>Regular expression with the group <c>value</c> that finds the answer in what the command printed.</summary>
    public required string Pattern { get; init; }

    /// <summary>Kind of a checksum: <c>adler32</c>, <c>md5</c> or <c>sha256</c>; null for other answers.</summary>
    public string? Kind { get; init; }
}
