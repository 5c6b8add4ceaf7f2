namespace Heppy.Formats.Root.NTuples;

/// <summary>Some consecutive entries, and the pages that hold their values.</summary>
/// <param name="FirstEntry">First entry.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="Columns">What each column has; columns that were added later are missing at the end.</param>
internal sealed record NTupleCluster(long FirstEntry, long Entries, ClusterColumn[] Columns)
{
    /// <summary>The pages of a column; none for one that was added later.</summary>
    public NTuplePage[] Pages(NTupleColumn column) => column.Id < Columns.Length ? Columns[column.Id].Pages : [];

    /// <summary>Whether another representation of the field is used here.</summary>
    public bool IsSuppressed(NTupleColumn column) =>
        column.Id < Columns.Length ? Columns[column.Id].IsSuppressed : column.FirstElement < 0;
}

/// <summary>What a cluster has of a column.</summary>
/// <param name="Pages">Its pages, in order.</param>
/// <param name="IsSuppressed">Whether another representation of the field is used here.</param>
internal readonly record struct ClusterColumn(NTuplePage[] Pages, bool IsSuppressed);

/// <summary>Some consecutive elements of a column.</summary>
/// <param name="Elements">Number of elements.</param>
/// <param name="HasChecksum">Whether an XXH3 of the stored bytes follows them.</param>
/// <param name="Place">The stored bytes.</param>
internal readonly record struct NTuplePage(int Elements, bool HasChecksum, Locator Place);
