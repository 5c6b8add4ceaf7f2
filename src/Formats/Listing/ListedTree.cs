namespace Heppy.Formats.Listing;

/// <summary>What a tree, an ntuple or a table is made of.</summary>
/// <param name="Entries">Number of entries.</param>
/// <param name="Clusters">Entries of each cluster or row group, in order.</param>
/// <param name="Compression">How its columns are packed: <c>zlib level 1</c>; several are separated by commas.</param>
/// <param name="Columns">The columns in the order of the file, without those that only count others.</param>
public sealed record ListedTree(long Entries, IReadOnlyList<long> Clusters, string Compression, IReadOnlyList<ListedColumn> Columns);
