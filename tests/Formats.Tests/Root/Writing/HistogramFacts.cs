using Heppy.Formats.Root;
using Heppy.Physics;

namespace Heppy.Formats.Tests.Root.Writing;

/// <summary>What another program must find in a histogram: by the cell along each axis, where 0 is the underflow.</summary>
internal static class HistogramFacts
{
    public static object Of(RootHistogram read)
    {
        IReadOnlyList<AxisDescription> axes = read.Axes;
        return new
        {
            path = read.Path,
            type = read.ClassName,
            title = read.Result.Title,
            entries = read.Content.Entries,
            axes = axes.Select(a => new
            {
                title = a.Title,
                bins = a.Bins,
                labels = a.Categories,
                edges = a.Kind switch
                {
                    AxisKind.Regular => [a.Lower, a.Upper],
                    AxisKind.Variable => a.Edges,
                    _ => [],
                },
            }).ToArray(),
            cells = Cells(read.Content, axes).ToArray(),
        };
    }

    private static IEnumerable<object> Cells(BinnedContent content, IReadOnlyList<AxisDescription> axes)
    {
        int[] extents = [.. axes.Select(a => a.Extent), 1, 1];
        int[] first = [.. axes.Select(a => a.HasUnderflow ? 0 : 1), 0, 0];
        double[][] all = content is ProfileContent p
            ? [p.SumsOfY.Values(), p.SumsOfYSquared.Values(), p.SumsOfWeights.Values(), p.SumsOfSquares.Values()]
            : [((HistogramContent)content).Values(), ((HistogramContent)content).Variances()];
        for (int i = 0; i < extents[0]; i++)
        {
            for (int j = 0; j < extents[1]; j++)
            {
                for (int k = 0; k < extents[2]; k++)
                {
                    int bin = content.FlatIndex(i, j, k);
                    yield return new { at = new[] { i + first[0], j + first[1], k + first[2] }[..axes.Count], sums = all.Select(values => values[bin]).ToArray() };
                }
            }
        }
    }
}
