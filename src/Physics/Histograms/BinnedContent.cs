using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Heppy.Physics;

/// <summary>What the contents of histograms and profiles share: sums for each bin of 1 to 3 axes.</summary>
/// <remarks>
/// Bins are stored in C order (the first axis outermost), flow bins included: the flat index of (i, j, k) is
/// (i * Extent1 + j) * Extent2 + k. Contents may share axes; when an axis that grows got new bins, each
/// content is laid out again before its next use. Not safe for several threads at once.
/// </remarks>
public abstract class BinnedContent
{
    private readonly Axis[] _axes;
    private readonly int[] _extents;
    private readonly bool _grows;
    private int _extent1;
    private int _extent2;

    private protected BinnedContent(Axis[] axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Length is < 1 or > 3)
        {
            throw new ArgumentException($"{axes.Length} axes; a histogram has 1 to 3.", nameof(axes));
        }
        long bins = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Extent, int.MaxValue));
        if (bins > Array.MaxLength / 64)
        {
            throw new ArgumentException(
                $"The axes {string.Join(", ", axes.Select(axis => $"'{axis.Title}' ({axis.Extent})"))} make more than "
                + $"{Array.MaxLength / 64} bins.", nameof(axes));
        }
        _axes = [.. axes];
        _extents = [.. axes.Select(axis => axis.Extent)];
        _grows = axes.Any(axis => axis.Grows);
        SetStrides();
    }

    /// <summary>The axes, first the outermost.</summary>
    public IReadOnlyList<Axis> Axes => _axes;

    /// <summary>Number of stored bins, flow bins included.</summary>
    public int BinCount => _extents.Aggregate(1, (product, extent) => product * extent);

    /// <summary>How often the content was filled, whatever the weights.</summary>
    public abstract long Entries { get; }

    /// <summary>The flat index of a stored bin, after making room for bins that an axis has grown.</summary>
    /// <param name="i">Stored bin of the first axis.</param>
    /// <param name="j">Stored bin of the second axis, 0 if there is none.</param>
    /// <param name="k">Stored bin of the third axis, 0 if there is none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FlatIndex(int i, int j = 0, int k = 0)
    {
        if (_grows)
        {
            EnsureShape();
        }
        return (i * _extent1 + j) * _extent2 + k;
    }

    /// <summary>Makes room for bins that an axis has grown since the last call.</summary>
    public void EnsureShape()
    {
        bool same = true;
        for (int a = 0; a < _axes.Length; a++)
        {
            same &= _axes[a].Extent == _extents[a];
        }
        if (same)
        {
            return;
        }
        int[] before = [.. _extents];
        for (int a = 0; a < _axes.Length; a++)
        {
            _extents[a] = _axes[a].Extent;
        }
        SetStrides();
        int[][] places = [.. before.Select(extent => Enumerable.Range(0, extent).ToArray())];
        Remap(Places(before, places), BinCount);
    }

    /// <summary>Stored sums, one for each bin, or new ones.</summary>
    private protected ReproducibleSums Sums(ReproducibleSums? stored) =>
        stored is null ? new(BinCount)
        : stored.Count == BinCount ? stored
        : throw new ArgumentException($"{stored.Count} sums for {BinCount} bins.", nameof(stored));

    /// <summary>Moves all bins; called with the new flat index of each old one.</summary>
    private protected abstract void Remap(int[] oldToNew, int newCount);

    /// <summary>Unites the axes with those of another content and finds its bins in this one.</summary>
    /// <returns>The flat index here of each bin of the other, or null when they are the same.</returns>
    private protected int[]? Align(BinnedContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other.EnsureShape();
        if (other._axes.Length != _axes.Length)
        {
            throw new ArgumentException($"A content with {other._axes.Length} axes cannot be merged into one with "
                + $"{_axes.Length}.", nameof(other));
        }
        for (int a = 0; a < _axes.Length; a++)
        {
            var (mine, others) = (_axes[a].Describe(), other._axes[a].Describe());
            if (!mine.CanMerge(others))
            {
                throw new ArgumentException($"Axis {a} differs: {others} cannot be merged into {mine}.", nameof(other));
            }
        }
        if (!_grows)
        {
            return null;
        }
        var places = new int[_axes.Length][];
        for (int a = 0; a < _axes.Length; a++)
        {
            places[a] = _axes[a] is GrowingCategoryAxis growing
                ? [.. other._axes[a].Describe().Categories.Select(growing.Index)]
                : [.. Enumerable.Range(0, other._extents[a])];
        }
        EnsureShape();
        return _extents.SequenceEqual(other._extents) && places.All(InOrder) ? null : Places(other._extents, places);

        static bool InOrder(int[] p) => p.Select((place, i) => place == i).All(same => same);
    }

    /// <summary>The flat index here of each bin of a layout, given where each of its bins along each axis
    /// goes.</summary>
    private int[] Places(int[] extents, int[][] places)
    {
        int extent1 = extents.Length > 1 ? extents[1] : 1;
        int extent2 = extents.Length > 2 ? extents[2] : 1;
        var flat = new int[extents[0] * extent1 * extent2];
        for (int n = 0; n < flat.Length; n++)
        {
            int i = places[0][n / extent2 / extent1];
            int j = extents.Length > 1 ? places[1][n / extent2 % extent1] : 0;
            int k = extents.Length > 2 ? places[2][n % extent2] : 0;
            flat[n] = (i * _extent1 + j) * _extent2 + k;
        }
        Debug.Assert(flat.Length == 0 || flat.Max() < BinCount, "Every bin has a place.");
        return flat;
    }

    private void SetStrides()
    {
        _extent1 = _extents.Length > 1 ? _extents[1] : 1;
        _extent2 = _extents.Length > 2 ? _extents[2] : 1;
    }

    /// <summary>A copy of some sums of another layout in this one.</summary>
    private protected ReproducibleSums Placed(ReproducibleSums sums, int[]? places)
    {
        if (places is null)
        {
            return sums;
        }
        var moved = new ReproducibleSums(sums.Count);
        moved.Merge(sums);
        moved.Remap(places, BinCount);
        return moved;
    }
}
