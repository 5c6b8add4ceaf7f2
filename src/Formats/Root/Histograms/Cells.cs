namespace Heppy.Formats.Root.Histograms;

/// <summary>Where the bins of contents are among the cells of a ROOT histogram: x runs fastest, and all axes have flow cells.</summary>
/// <param name="axes">What the axes are, x first.</param>
internal sealed class Cells(IReadOnlyList<AxisDescription> axes)
{
    /// <summary>Cells along each axis, flow included.</summary>
    public int[] Extents { get; } = [.. axes.Select(a => Math.Max(1, a.Bins) + 2)];

    /// <summary>Number of cells.</summary>
    public long Count => Extents.Aggregate(1L, (product, extent) => product * extent);

    /// <summary>Bins of the content, flow included where its axes have it.</summary>
    public int Bins => axes.Aggregate(1, (product, axis) => product * axis.Extent);

    /// <summary>The cell of a bin.</summary>
    /// <param name="bin">Index in C order, the first axis outermost.</param>
    /// <param name="along">Gets the cell along each axis: 0 is the underflow, the last the overflow.</param>
    public int Of(int bin, Span<int> along)
    {
        int cell = 0;
        for (int a = axes.Count - 1; a >= 0; a--)
        {
            along[a] = (bin % axes[a].Extent) + (axes[a].HasUnderflow ? 0 : 1);
            bin /= axes[a].Extent;
        }

        for (int a = axes.Count - 1; a >= 0; a--)
        {
            cell = (cell * Extents[a]) + along[a];
        }

        return cell;
    }

    /// <summary>Numbers of all bins as numbers of all cells.</summary>
    public double[] Spread(double[] values)
    {
        double[] cells = new double[Count];
        Span<int> along = stackalloc int[axes.Count];
        for (int bin = 0; bin < values.Length; bin++)
        {
            cells[Of(bin, along)] = values[bin];
        }

        return cells;
    }
}
