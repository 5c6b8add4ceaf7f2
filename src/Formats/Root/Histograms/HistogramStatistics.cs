using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Histograms;

/// <summary>The sums that ROOT keeps beside the bins, for means and widths.</summary>
/// <remarks>
/// They are taken from the bins within the axes with the middle of each, as <c>TH1::ResetStats</c> does: contents here keep sums of bins
/// only. Along categories, where there is no middle, they are 0.
/// </remarks>
internal static class HistogramStatistics
{
    private static readonly string[][] Moments =
    [
        ["fTsumwx", "fTsumwx2"], ["fTsumwy", "fTsumwy2"], ["fTsumwz", "fTsumwz2"],
    ];

    /// <summary>Sets the members.</summary>
    /// <param name="made">The object.</param>
    /// <param name="cells">Where its bins are.</param>
    /// <param name="axes">Its axes.</param>
    /// <param name="w">Sums of weights of the bins.</param>
    /// <param name="w2">Sums of squared weights.</param>
    /// <param name="further">Of a profile the sums of wy and wy²; else nothing.</param>
    public static void Set(RootObject made, Cells cells, AxisDescription[] axes, double[] w, double[] w2, double[][] further)
    {
        int dimensions = axes.Length;
        double[][] middles = [.. axes.Select(Middles)];
        double[] first = new double[dimensions];
        double[] second = new double[dimensions];
        double[] mixed = new double[3]; // xy, xz, yz
        double[] total = new double[2 + further.Length];
        Span<int> along = stackalloc int[dimensions];
        for (int bin = 0; bin < w.Length; bin++)
        {
            cells.Of(bin, along);
            bool isInside = true;
            for (int a = 0; a < dimensions; a++)
            {
                isInside &= along[a] > 0 && along[a] <= axes[a].Bins;
            }

            if (!isInside || (w[bin] == 0 && w2[bin] == 0))
            {
                continue;
            }

            total[0] += w[bin];
            total[1] += w2[bin];
            for (int i = 0; i < further.Length; i++)
            {
                total[2 + i] += further[i][bin];
            }

            for (int a = 0; a < dimensions; a++)
            {
                double x = middles[a][along[a] - 1];
                first[a] += w[bin] * x;
                second[a] += w[bin] * x * x;
                for (int b = a + 1; b < dimensions; b++)
                {
                    mixed[a + b - 1] += w[bin] * x * middles[b][along[b] - 1];
                }
            }
        }

        made.Set("fTsumw", total[0]);
        made.Set("fTsumw2", total[1]);
        for (int a = 0; a < dimensions; a++)
        {
            made.Set(Moments[a][0], first[a]);
            made.Set(Moments[a][1], second[a]);
        }

        made.Set("fTsumwxy", mixed[0]);
        made.Set("fTsumwxz", mixed[1]);
        made.Set("fTsumwyz", mixed[2]);
        if (further.Length > 0)
        {
            char averaged = "yzt"[dimensions - 1];
            made.Set($"fTsumw{averaged}", total[2]);
            made.Set($"fTsumw{averaged}2", total[3]);
        }
    }

    private static double[] Middles(AxisDescription axis) => axis.Kind switch
    {
        AxisKind.Regular => [.. Enumerable.Range(0, axis.Bins).Select(i => axis.Lower + ((i + 0.5) * (axis.Upper - axis.Lower) / axis.Bins))],
        AxisKind.Variable => [.. Enumerable.Range(0, axis.Bins).Select(i => (axis.Edges[i] + axis.Edges[i + 1]) / 2)],
        _ => new double[axis.Bins],
    };
}
