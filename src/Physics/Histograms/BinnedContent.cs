namespace Heppy.Physics;

/// <summary>What histograms and profiles have in common: axes, and sums per bin that move when an axis grows.</summary>
public abstract class BinnedContent
{
    private readonly Axis[]? _axes;
    private AxisDescription[]? _descriptions;
    private int[] _extents;

    private protected BinnedContent(Axis[] axes, int sums)
    {
        if (axes.Length is < 1 or > 3)
        {
            throw new ArgumentException($"a histogram has one to three axes, not {axes.Length}");
        }

        _axes = axes;
        _extents = [.. axes.Select(a => a.Extent)];
        Sums = [.. Enumerable.Range(0, sums).Select(_ => new ReproducibleSums(BinLayout.Size(_extents)))];
    }

    private protected BinnedContent(AxisDescription[] axes, int sums)
    {
        _descriptions = axes;
        _extents = [.. axes.Select(a => a.Extent)];
        Sums = [.. Enumerable.Range(0, sums).Select(_ => new ReproducibleSums(BinLayout.Size(_extents)))];
    }

    /// <summary>The axes, first to last, as they are now.</summary>
    public IReadOnlyList<AxisDescription> Axes => _axes is null ? _descriptions! : [.. _axes.Select(a => a.Describe())];

    /// <summary>Number of bins, flow bins included.</summary>
    public int Size => Sums[0].Count;

    /// <summary>Number of fills.</summary>
    public long Entries { get; private protected set; }

    /// <summary>The sums, each with one number per bin.</summary>
    private protected ReproducibleSums[] Sums { get; }

    /// <summary>Makes room after an axis grew.</summary>
    public void EnsureShape()
    {
        if (_axes is null)
        {
            return;
        }

        for (int i = 0; i < _axes.Length; i++)
        {
            if (_axes[i].Extent != _extents[i])
            {
                Reshape([.. _axes.Select(a => a.Extent)], new int[]?[_axes.Length]);
                return;
            }
        }
    }

    /// <summary>Adds a content with the same axes; categories of growing axes are united, this content's first.</summary>
    private protected void MergeSums(BinnedContent other)
    {
        EnsureShape();
        other.EnsureShape();
        AxisDescription[] mine = [.. Axes];
        AxisDescription[] theirs = [.. other.Axes];
        if (mine.Length != theirs.Length || mine.Zip(theirs).Any(p => !p.First.IsAlike(p.Second)))
        {
            throw new ArgumentException($"axes differ: {string.Join(" x ", (object[])mine)} and {string.Join(" x ", (object[])theirs)}");
        }

        ReproducibleSums[] added = other.Sums;
        if (mine.Any(a => a.Grows))
        {
            AxisDescription[] united = [.. mine.Zip(theirs, Unite)];
            Adopt(united);
            int[] moves = BinLayout.Moves(other._extents, _extents, [.. theirs.Zip(united, Moves)]);
            added = [.. added.Select(s => Moved(s, moves, Size))];
        }

        for (int i = 0; i < Sums.Length; i++)
        {
            Sums[i].Merge(added[i]);
        }

        Entries += other.Entries;
    }

    private static AxisDescription Unite(AxisDescription a, AxisDescription b)
    {
        string[] all = [.. a.Categories.Union(b.Categories)];
        return a.Grows ? a with { Categories = all, Bins = all.Length } : a;
    }

    private static int[]? Moves(AxisDescription from, AxisDescription to) =>
        from.Grows ? [.. from.Categories.Select(c => Array.IndexOf(to.Categories, c))] : null;

    private static ReproducibleSums Moved(ReproducibleSums sums, int[] moves, int size)
    {
        var copy = new ReproducibleSums(sums.Count);
        copy.Merge(sums);
        copy.Remap(moves, size);
        return copy;
    }

    private void Adopt(AxisDescription[] united)
    {
        if (_axes is not null)
        {
            for (int i = 0; i < _axes.Length; i++)
            {
                if (_axes[i] is StringAxis { Grows: true } growing)
                {
                    foreach (string name in united[i].Categories)
                    {
                        growing.Index(name);
                    }
                }
            }
        }

        _descriptions = united;
        Reshape([.. united.Select(a => a.Extent)], new int[]?[united.Length]);
    }

    private void Reshape(int[] extents, int[]?[] moves)
    {
        if (extents.AsSpan().SequenceEqual(_extents))
        {
            return;
        }

        int[] places = BinLayout.Moves(_extents, extents, moves);
        int size = BinLayout.Size(extents);
        foreach (ReproducibleSums sums in Sums)
        {
            sums.Remap(places, size);
        }

        _extents = extents;
    }
}
