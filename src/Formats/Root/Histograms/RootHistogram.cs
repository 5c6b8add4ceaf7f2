using Heppy.Physics;

namespace Heppy.Formats.Root;

/// <summary>A histogram or profile of a ROOT file.</summary>
/// <param name="Path">Where it is in the file: <c>plots/mass</c>.</param>
/// <param name="ClassName">Its class there: <c>TH1F</c>.</param>
/// <param name="Result">Name, title and bins. Where the file has no sums of squared weights, they are the contents, as ROOT takes them.</param>
public sealed record RootHistogram(string Path, string ClassName, HistogramResult Result)
{
    /// <summary>The bins, of a histogram or of a profile.</summary>
    public BinnedContent Content => (BinnedContent?)Result.Histogram ?? Result.Profile!;

    /// <summary>What the axes are, x first.</summary>
    public IReadOnlyList<AxisDescription> Axes => [.. Content.Axes.Select(a => a.Describe())];

    /// <summary>Edges of the bins of a histogram with one axis: one more than there are bins.</summary>
    /// <exception cref="InvalidOperationException">It has more axes, or one of categories.</exception>
    public double[] Edges => Axes switch
    {
        [{ Kind: AxisKind.Regular } x] => [.. Enumerable.Range(0, x.Bins + 1).Select(i => i == x.Bins ? x.Upper : x.Lower + (i * (x.Upper - x.Lower) / x.Bins))],
        [{ Kind: AxisKind.Variable } x] => [.. x.Edges],
        _ => throw new InvalidOperationException($"{ClassName} {Path} has no edges: {string.Join(", ", Axes.Select(a => a.Kind))}."),
    };

    /// <summary>Sums of weights in the bins of a histogram with one axis, without underflow and overflow; means of a profile.</summary>
    /// <exception cref="InvalidOperationException">It has more axes.</exception>
    public double[] Values
    {
        get
        {
            if (Axes is not [var x])
            {
                throw new InvalidOperationException($"{ClassName} {Path} has {Axes.Count} axes: take its Result.");
            }

            double[] all = Result.Histogram?.Values() ?? [.. Enumerable.Range(0, x.Extent).Select(Result.Profile!.Mean)];
            return all.AsSpan(x.HasUnderflow ? 1 : 0, x.Bins).ToArray();
        }
    }
}
