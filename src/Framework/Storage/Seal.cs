namespace Heppy.Storage;

/// <summary>The manifest that commits a directory: <c>manifest.json</c>. Without a valid one it is not done.</summary>
public sealed record Seal
{
    /// <summary>Version of this form.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Identity of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The component.</summary>
    public required string Component { get; init; }

    /// <summary>Name of the directory when it was sealed.</summary>
    public required string Chunk { get; init; }

    /// <summary>SHA-256 of <c>chunk.json</c>; empty for a merged directory.</summary>
    public required string ChunkDigest { get; init; }

    /// <summary>What it vouches for.</summary>
    public required SealState State { get; init; }

    /// <summary>Why not all entries were done, or null.</summary>
    public string? StopReason { get; init; }

    /// <summary>Entries that were to be done.</summary>
    public required long EntriesExpected { get; init; }

    /// <summary>Entries that were done.</summary>
    public required long EntriesRead { get; init; }

    /// <summary>Entries that passed all analyzers.</summary>
    public required long EntriesSelected { get; init; }

    /// <summary>The entries that were done, in order.</summary>
    public required IReadOnlyList<EntryRange> RangesDone { get; init; }

    /// <summary>Sum of generator weights before any cut: the number, then what is left of the exact sum.</summary>
    public required double[] SumOfWeights { get; init; }

    /// <summary>Sum of their squares, in the same form.</summary>
    public required double[] SumOfWeights2 { get; init; }

    /// <summary>Name of the directory in which the outputs were written; they are renamed into place after the commit.</summary>
    public string Attempt { get; init; } = "";

    /// <summary>The files, in ordinal order of their paths.</summary>
    public IReadOnlyList<SealedOutput> Outputs { get; init; } = [];

    /// <summary>Fingerprint of the set of results.</summary>
    public required string Schema { get; init; }

    /// <summary>Fingerprint of the configuration.</summary>
    public required string Configuration { get; init; }

    /// <summary>Fingerprint of the tools.</summary>
    public required string Tool { get; init; }

    /// <summary>The input files.</summary>
    public required IReadOnlyList<SealedInput> Inputs { get; init; }

    /// <summary>Where it was done.</summary>
    public required string Host { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Where the time went, in the order of the sequence.</summary>
    public IReadOnlyList<AnalyzerTime> Times { get; init; } = [];

    /// <summary>Wall time in seconds.</summary>
    public double WallSeconds { get; init; }

    /// <summary>Processor time in seconds, of the whole process while the chunk was processed.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>Peak memory of the process in bytes.</summary>
    public long PeakMemoryBytes { get; init; }
}
