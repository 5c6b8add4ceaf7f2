namespace Heppy.Events;

/// <summary>What is known of a file without reading its events: enough to plan, small enough to cache.</summary>
public sealed record FileFooter
{
    /// <summary>Size of the file in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the file's own footer, in lower-case hexadecimal: with the size, the identity of an input.</summary>
    public required string Digest { get; init; }

    /// <summary>Entries in each row group, in file order.</summary>
    public required IReadOnlyList<long> RowGroups { get; init; }

    /// <summary>The columns, in file order.</summary>
    public required IReadOnlyList<ColumnSchema> Columns { get; init; }

    /// <summary>Compressed size of each column over all row groups, in bytes; same order and length as <see cref="Columns"/>.</summary>
    public required IReadOnlyList<long> CompressedBytes { get; init; }

    /// <summary>Entries in the file.</summary>
    public long Entries => RowGroups.Sum();
}
