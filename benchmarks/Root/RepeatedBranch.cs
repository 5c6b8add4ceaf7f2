using Heppy.Events;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Trees;

namespace Heppy.Benchmarks;

/// <summary>A branch whose baskets come again and again, as in a large file.</summary>
internal sealed class RepeatedBranch
{
    private const int Group = 4;
    private readonly byte[] _bytes;
    private readonly (int Start, int Packed, int Size)[] _baskets;
    private readonly int _times;
    private readonly int _entries;
    private readonly BranchReader _reader;
    private readonly ColumnBuffer _buffer;
    private readonly byte[] _unpacked;

    public RepeatedBranch(byte[] bytes, RootFile file, TreeBranch branch, long goal)
    {
        _bytes = bytes;
        _baskets = [.. branch.Positions.Zip(branch.Sizes, (position, size) =>
        {
            BasketRecord record = BasketRecord.Read(new RootBuffer(file.Bytes(position, size), ""));
            return ((int)position + record.HeaderLength, record.PackedLength, record.ObjectLength);
        })];
        int once = _baskets.Sum(b => b.Size);
        _times = (int)Math.Max(1, goal / once);
        _entries = (int)branch.FirstEntries[^1];
        Bytes = (long)once * _times;
        Baskets = _baskets.Length * _times;
        _unpacked = new byte[_baskets.Max(b => b.Size)];
        TreeBranch repeated = branch with
        {
            Positions = Repeat(branch.Positions),
            Sizes = Repeat(branch.Sizes),
            FirstEntries = [.. Enumerable.Range(0, _times).SelectMany(t => branch.FirstEntries[..^1].Select(f => f + ((long)t * _entries))), (long)_times * _entries],
        };
        _reader = BranchReader.Create(file, repeated);
        _buffer = _reader.NewBuffer();
    }

    /// <summary>Unpacked bytes in all.</summary>
    public long Bytes { get; }

    /// <summary>Baskets in all.</summary>
    public int Baskets { get; }

    /// <summary>Unpacks all baskets by the library alone.</summary>
    /// <param name="withChecksum">Whether the checksums of LZ4 are compared too.</param>
    public void Unpack(bool withChecksum)
    {
        for (int t = 0; t < _times; t++)
        {
            foreach ((int start, int packed, int size) in _baskets)
            {
                Library.Unpack(_bytes, start, packed, _unpacked.AsSpan(0, size), withChecksum);
            }
        }
    }

    /// <summary>Reads all entries, as many at a time as there are in a few baskets, into the same buffer.</summary>
    public void Read()
    {
        for (int t = 0; t < _times; t += Group)
        {
            _reader.Read(_buffer, (long)t * _entries, Math.Min(Group, _times - t) * _entries, (_, _) => throw new InvalidOperationException("Starts are stored."));
        }
    }

    private T[] Repeat<T>(T[] values) => [.. Enumerable.Repeat(values, _times).SelectMany(v => v)];
}
