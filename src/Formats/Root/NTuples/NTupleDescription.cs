using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.NTuples;

/// <summary>All that an RNTuple says about itself: its fields, its columns, and where their pages are.</summary>
/// <param name="Schema">Fields and columns.</param>
/// <param name="Clusters">The clusters, in the order of their entries.</param>
/// <param name="Blobs">Reads its pages.</param>
internal sealed record NTupleDescription(NTupleSchema Schema, NTupleCluster[] Clusters, BlobReader Blobs)
{
    private const int ShortestGroup = 48;

    /// <summary>Reads header, footer and page lists, each checked by its checksum.</summary>
    /// <exception cref="InvalidDataException">The RNTuple is damaged, or uses what is not known.</exception>
    public static NTupleDescription Read(RootFile file, RootKey key)
    {
        string where = $"{file.Path}: RNTuple {key.Path}";
        RootBuffer stored = file.Object(key);
        NTupleAnchor anchor = NTupleAnchor.Read(new RootBuffer(stored.Data, where), key.ClassName);
        var blobs = new BlobReader(file, anchor.LargestKey);
        Envelope header = Envelope.Read(blobs, anchor.Header, anchor.HeaderLength, Envelope.Header, $"{where}, header");
        header.RefuseFeatures();
        for (int i = 0; i < 3; i++)
        {
            header.Payload.String();
        }

        var schema = new NTupleSchema();
        schema.Add(header.Payload);
        Envelope footer = Envelope.Read(blobs, anchor.Footer, anchor.FooterLength, Envelope.Footer, $"{where}, footer");
        EnvelopeBuffer buffer = footer.Payload;
        footer.RefuseFeatures();
        if (buffer.UInt64() != header.Checksum)
        {
            throw buffer.Damaged("it belongs to another header");
        }

        buffer.Record();
        if (buffer.Remaining > 0)
        {
            schema.Add(buffer);
        }

        buffer.Close();
        schema.Check(buffer);
        return new NTupleDescription(schema, Ordered(Groups(buffer, blobs, header.Checksum, where), where), blobs);
    }

    private static List<NTupleCluster> Groups(EnvelopeBuffer footer, BlobReader blobs, ulong header, string where)
    {
        var clusters = new List<NTupleCluster>();
        int groups = footer.List(ShortestGroup);
        for (int i = 0; i < groups; i++)
        {
            footer.Record();
            footer.Take(16);
            uint count = footer.UInt32();
            long length = footer.Int64();
            Locator place = Locator.Read(footer);
            footer.Close();
            int before = clusters.Count;
            PageListReader.Read(Envelope.Read(blobs, place, length, Envelope.PageList, $"{where}, page list {i}"), header, clusters);
            if (clusters.Count - before != count)
            {
                throw footer.Damaged($"group {i} has {count} clusters, and its page list {clusters.Count - before}");
            }
        }

        return clusters;
    }

    private static NTupleCluster[] Ordered(List<NTupleCluster> clusters, string where)
    {
        NTupleCluster[] ordered = [.. clusters.OrderBy(c => c.FirstEntry)];
        long next = 0;
        foreach (NTupleCluster cluster in ordered)
        {
            next = cluster.FirstEntry == next ? next + cluster.Entries
                : throw new InvalidDataException($"{where}: a cluster begins at entry {cluster.FirstEntry}, after {next} entries. The file is damaged. Copy it again.");
        }

        return ordered;
    }
}
