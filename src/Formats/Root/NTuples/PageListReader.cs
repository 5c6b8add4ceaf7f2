namespace Heppy.Formats.Root.NTuples;

/// <summary>Reads a page list: the clusters of a group and where their pages are.</summary>
/// <remarks>Source: RNTuple binary format specification 1.0, "Page List Envelope".</remarks>
internal static class PageListReader
{
    private const long EntriesMask = (1L << 56) - 1;
    private const int Sharded = 1;
    private const int ShortestSummary = 24;
    private const int ShortestList = 12;

    /// <summary>Appends the clusters of a page list.</summary>
    /// <param name="envelope">The page list.</param>
    /// <param name="header">Checksum of the header that it must belong to.</param>
    /// <param name="clusters">What to append to.</param>
    /// <exception cref="InvalidDataException">It is damaged, or belongs to another header.</exception>
    public static void Read(Envelope envelope, ulong header, List<NTupleCluster> clusters)
    {
        EnvelopeBuffer buffer = envelope.Payload;
        if (buffer.UInt64() != header)
        {
            throw buffer.Damaged("it belongs to another header");
        }

        int count = buffer.List(ShortestSummary);
        var summaries = new (long First, long Entries)[count];
        for (int i = 0; i < count; i++)
        {
            buffer.Record();
            long first = buffer.Int64();
            ulong entries = buffer.UInt64();
            buffer.Close();
            if ((entries >> 56 & Sharded) != 0)
            {
                throw new InvalidDataException($"{buffer.Where}: cluster {i} holds some columns only (it is sharded), which is a feature of a newer format. It needs a newer heppy.");
            }

            summaries[i] = (first, (long)entries & EntriesMask);
        }

        buffer.Close();
        if (buffer.List(ShortestList) is var places && places != count)
        {
            throw buffer.Damaged($"it describes {count} clusters, and gives the pages of {places}");
        }

        foreach ((long first, long entries) in summaries)
        {
            clusters.Add(new NTupleCluster(first, entries, Columns(buffer)));
        }

        buffer.Close();
    }

    private static ClusterColumn[] Columns(EnvelopeBuffer buffer)
    {
        var columns = new ClusterColumn[buffer.List(ShortestList)];
        for (int i = 0; i < columns.Length; i++)
        {
            int count = buffer.List(4 + Locator.Shortest);
            NTuplePage[] pages = count == 0 ? [] : new NTuplePage[count];
            for (int p = 0; p < count; p++)
            {
                int elements = buffer.Int32();
                pages[p] = elements != int.MinValue
                    ? new NTuplePage(Math.Abs(elements), elements < 0, Locator.Read(buffer))
                    : throw buffer.Damaged($"page {p} of column {i} has {elements} elements");
            }

            columns[i] = new ClusterColumn(pages, buffer.Int64() < 0);
            buffer.Close();
        }

        buffer.Close();
        return columns;
    }
}
