namespace Heppy.Formats.Root.NTuples;

/// <summary>Entries that are read at once: a cluster, or a part of a large one.</summary>
/// <param name="Cluster">Number of the cluster.</param>
/// <param name="First">First entry, counted from its start.</param>
/// <param name="Count">Number of entries.</param>
internal readonly record struct EntryPiece(int Cluster, long First, int Count)
{
    /// <summary>Clusters are cut by size in bytes: one of few small values can have a hundred million entries.</summary>
    private const long Largest = 100_000;
    private const long Most = 1_000_000;

    /// <summary>Cuts clusters into pieces, nearly equal ones where a cluster is large.</summary>
    /// <exception cref="InvalidDataException">There are more entries than a file can have.</exception>
    public static EntryPiece[] Of(NTupleCluster[] clusters, string where)
    {
        var pieces = new List<EntryPiece>();
        for (int c = 0; c < clusters.Length; c++)
        {
            long entries = clusters[c].Entries;
            long count = Math.Max(1, (entries + Largest - 1) / Largest);
            if (pieces.Count + count > Most)
            {
                throw new InvalidDataException($"{where}: cluster {c} has {entries} entries. The file is damaged. Copy it again.");
            }

            for (long i = 0; i < count; i++)
            {
                long first = entries * i / count;
                pieces.Add(new EntryPiece(c, first, (int)((entries * (i + 1) / count) - first)));
            }
        }

        return [.. pieces];
    }
}
