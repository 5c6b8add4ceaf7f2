using System.Text;
using Heppy.Events;

namespace Heppy.Formats.Root.NTuples;

/// <summary>Reads one leaf, some entries of a cluster at a time.</summary>
/// <param name="leaf">What to read.</param>
/// <param name="description">Where it is.</param>
/// <param name="lists">Ends of the list that it is in; null if it is in none.</param>
/// <param name="where">File and field, for messages.</param>
internal abstract class LeafReader(NTupleLeaf leaf, NTupleDescription description, OffsetReader? lists, string where)
{
    /// <summary>A buffer of the stored type.</summary>
    public ColumnBuffer NewBuffer() =>
        ColumnBuffer.Create(leaf.Schema.Name, Conversions.TypeOf(leaf.Schema.Type), leaf.Schema.IsJagged);

    /// <summary>Fills a buffer of the stored type.</summary>
    /// <exception cref="InvalidDataException">A page is missing or damaged.</exception>
    public void Read(ColumnBuffer buffer, EntryPiece piece)
    {
        NTupleCluster cluster = description.Clusters[piece.Cluster];
        buffer.Clear();
        if (lists is not null)
        {
            ReadOnlySpan<int> offsets = lists.Read(new ElementPlace(cluster, piece.Cluster, cluster.Entries, cluster.FirstEntry), piece.First, piece.Count);
            buffer.Resize(piece.Count, 0);
            offsets.CopyTo(buffer.Offsets);

            // Columns in lists are never late by themselves: they begin with the list.
            long all = piece.Count == cluster.Entries ? offsets[^1] : -1;
            Fill(buffer, new ElementPlace(cluster, piece.Cluster, all, long.MaxValue), lists.Start, offsets[^1]);
            return;
        }

        long count = piece.Count * leaf.Length;
        if (count > Array.MaxLength)
        {
            throw new InvalidDataException($"{where}, cluster {piece.Cluster}: {count} values in {piece.Count} entries are too many to be read.");
        }

        if (buffer.IsJagged)
        {
            buffer.Resize(piece.Count, 0);
            for (int i = 0; i <= piece.Count; i++)
            {
                buffer.Offsets[i] = (int)(i * leaf.Length);
            }
        }

        var place = new ElementPlace(cluster, piece.Cluster, cluster.Entries * leaf.Length, cluster.FirstEntry * leaf.Length);
        Fill(buffer, place, piece.First * leaf.Length, count);
    }

    /// <summary>Fills the values of a buffer whose lists are known.</summary>
    /// <param name="buffer">What to fill.</param>
    /// <param name="place">The cluster.</param>
    /// <param name="first">First value, counted from its start.</param>
    /// <param name="count">Number of values.</param>
    protected abstract void Fill(ColumnBuffer buffer, ElementPlace place, long first, long count);
}

/// <summary>Reads numbers and truth values.</summary>
/// <typeparam name="T">The stored type.</typeparam>
internal sealed class ValueLeafReader<T>(NTupleLeaf leaf, NTupleDescription description, OffsetReader? lists, string where)
    : LeafReader(leaf, description, lists, where)
    where T : unmanaged
{
    private readonly ElementReader<T> _values = new(description.Blobs, leaf.At(0), where);

    protected override void Fill(ColumnBuffer buffer, ElementPlace place, long first, long count) =>
        _values.Read((ColumnBuffer<T>)buffer, place, first, count);
}

/// <summary>Reads lengths of lists.</summary>
internal sealed class CountLeafReader(
    NTupleLeaf leaf, NTupleDescription description, OffsetReader? lists, string where, OffsetReader counted)
    : LeafReader(leaf, description, lists, where)
{
    protected override void Fill(ColumnBuffer buffer, ElementPlace place, long first, long count)
    {
        ReadOnlySpan<int> ends = counted.Read(place, first, (int)count);
        buffer.Resize(buffer.IsJagged ? buffer.Rows : (int)count, (int)count);
        for (int i = 0; i < (int)count; i++)
        {
            int length = ends[i + 1] - ends[i];
            switch (buffer)
            {
                case ColumnBuffer<int> ints: ints.Values[i] = length; break;
                case ColumnBuffer<uint> counts: counts.Values[i] = (uint)length; break;
                default: ((ColumnBuffer<ulong>)buffer).Values[i] = (ulong)length; break;
            }
        }
    }
}

/// <summary>Reads texts.</summary>
internal sealed class TextLeafReader(NTupleLeaf leaf, NTupleDescription description, OffsetReader? lists, string where)
    : LeafReader(leaf, description, lists, where)
{
    private readonly OffsetReader _ends = new(description.Blobs, leaf.At(0), where);
    private readonly ElementReader<byte> _characters = new(description.Blobs, leaf.At(1), where);
    private readonly ColumnBuffer<byte> _bytes = new("", false);

    protected override void Fill(ColumnBuffer buffer, ElementPlace place, long first, long count)
    {
        var target = (ColumnBuffer<string>)buffer;
        ReadOnlySpan<int> ends = _ends.Read(place, first, (int)count);
        long all = count == place.Total ? ends[^1] : -1;
        _characters.Read(_bytes, new ElementPlace(place.Cluster, place.Number, all, long.MaxValue), _ends.Start, ends[^1]);
        target.Resize(target.IsJagged ? target.Rows : (int)count, (int)count);
        for (int i = 0; i < (int)count; i++)
        {
            target.Values[i] = Encoding.UTF8.GetString(_bytes.Values.AsSpan(ends[i], ends[i + 1] - ends[i]));
        }
    }
}
