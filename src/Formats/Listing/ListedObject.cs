namespace Heppy.Formats.Listing;

/// <summary>One object of a file.</summary>
public sealed record ListedObject
{
    /// <summary>Name with its directories: <c>plots/mass</c>; empty for the rows of a Parquet file.</summary>
    public required string Path { get; init; }

    /// <summary>Version under that name; 0 where there are none.</summary>
    public int Cycle { get; init; }

    /// <summary>Whether no other cycle is newer.</summary>
    public bool IsNewest { get; init; } = true;

    /// <summary>Class of the object: <c>TTree</c>, <c>TH1D</c>, <c>TDirectory</c>, <c>table</c>.</summary>
    public required string Class { get; init; }

    /// <summary>Free text.</summary>
    public string Title { get; init; } = "";

    /// <summary>Bytes in the file; of a tree, of all its columns.</summary>
    public long StoredBytes { get; init; }

    /// <summary>Bytes when it is unpacked; null where this is not known.</summary>
    public long? UnpackedBytes { get; init; }

    /// <summary>Columns and entries of a tree; null for anything else, or if it cannot be read.</summary>
    public ListedTree? Tree { get; init; }

    /// <summary>Axes and entries of a histogram; null for anything else, or if it cannot be read.</summary>
    public ListedHistogram? Histogram { get; init; }

    /// <summary>Why the object could not be read; null if it could, or if its class is not one that is looked into.</summary>
    public string? Problem { get; init; }
}
