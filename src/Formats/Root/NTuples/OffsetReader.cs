using Heppy.Events;

namespace Heppy.Formats.Root.NTuples;

/// <summary>Reads where lists begin and end; the columns of one collection share what was read.</summary>
/// <param name="blobs">Reads pages.</param>
/// <param name="representations">The index columns to choose from.</param>
/// <param name="where">File and field, for messages.</param>
internal sealed class OffsetReader(BlobReader blobs, NTupleColumn[] representations, string where)
{
    private readonly ElementReader<ulong> _ends = new(blobs, representations, where);
    private readonly ColumnBuffer<ulong> _stored = new("", false);
    private int[] _offsets = [0];
    private (int Cluster, long First, int Count) _read = (-1, 0, 0);

    /// <summary>First item of the lists that were read, counted from the start of the cluster.</summary>
    public long Start { get; private set; }

    /// <summary>Reads lists.</summary>
    /// <param name="place">The cluster.</param>
    /// <param name="first">First list, counted from its start.</param>
    /// <param name="count">Number of lists.</param>
    /// <returns>
    /// Starts of the lists, counted from <see cref="Start"/>, and the end of the last: one more than there are lists. Valid
    /// until others are read.
    /// </returns>
    /// <exception cref="InvalidDataException">A page is damaged, or a list ends before it begins.</exception>
    public ReadOnlySpan<int> Read(ElementPlace place, long first, int count)
    {
        if (_read != (place.Number, first, count))
        {
            _read = (-1, 0, 0);
            Fill(place, first, count);
            _read = (place.Number, first, count);
        }

        return _offsets.AsSpan(0, count + 1);
    }

    private void Fill(ElementPlace place, long first, int count)
    {
        // A list begins where the one before ends; the first of a cluster at 0.
        int before = first > 0 ? 1 : 0;
        _ends.Read(_stored, place, first - before, count + before);
        if (_offsets.Length < count + 1)
        {
            _offsets = new int[count + 1];
        }

        ulong start = before > 0 ? _stored.Values[0] : 0;
        int last = 0;
        for (int i = 0; i < count; i++)
        {
            ulong length = _stored.Values[i + before] - start;
            if (_stored.Values[i + before] < start || length > (ulong)Array.MaxLength || (int)length < last || start > long.MaxValue)
            {
                throw new InvalidDataException($"{where}, cluster {place.Number}: list {first + i} reaches from {start + (ulong)last} to {_stored.Values[i + before]}. "
                    + "The file is damaged. Copy it again.");
            }

            last = (int)length;
            _offsets[i + 1] = last;
        }

        Start = (long)start;
    }
}
