using System.Globalization;

namespace Heppy.Plots;

/// <summary>The bins of a figure, and where the stored bins of an axis go.</summary>
internal sealed class Binning
{
    private readonly int[] _places;

    /// <summary>Lays out an axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="style">Rebinning, range and flow of the figure.</param>
    internal Binning(AxisDescription axis, FigureStyle style)
    {
        Axis = axis;
        IsCategory = axis.Kind is AxisKind.Category or AxisKind.Boolean;
        FlowBins flow = style.Flow ?? FlowBins.Hidden;
        double[] edges = EdgesOf(axis);
        int rebin = IsCategory ? 1 : style.Rebin ?? 1;

        // Groups of bins inside the range; the others are flow.
        (double low, double high) = style.Range is { } range && !IsCategory ? (range[0], range[1]) : (double.NegativeInfinity, double.PositiveInfinity);
        double slack = edges.Length > 1 ? 1e-9 * (edges[^1] - edges[0]) : 0;
        int first = Array.FindIndex(edges, e => e >= low - slack);
        int last = Array.FindLastIndex(edges, e => e <= high + slack);
        int groups = first >= 0 && first < last ? (last - first) / rebin : 0;
        first = Math.Max(0, first);
        LeftOut = groups > 0 && flow == FlowBins.Hidden ? last - first - (groups * rebin) : 0;
        last = first + (groups * rebin);

        bool hasLow = flow == FlowBins.Shown && (axis.HasUnderflow || first > 0);
        bool hasHigh = flow == FlowBins.Shown && (axis.HasOverflow || last < edges.Length - 1);
        int offset = hasLow ? 1 : 0;
        Count = groups + offset + (hasHigh ? 1 : 0);
        (HasUnderflow, HasOverflow) = (hasLow && groups > 0, hasHigh && groups > 0);
        int under = flow == FlowBins.Summed ? 0 : hasLow ? 0 : -1;
        int over = flow == FlowBins.Summed ? Count - 1 : hasHigh ? Count - 1 : -1;
        if (groups == 0)
        {
            (under, over, Count) = (-1, -1, 0);
        }

        _places = new int[axis.Extent];
        int shift = axis.HasUnderflow ? 1 : 0;
        for (int stored = 0; stored < _places.Length; stored++)
        {
            int bin = stored - shift;
            // All other names of a category axis are a name of their own when they are shown, and never added to the last one.
            _places[stored] = bin < first ? under : bin < last ? ((bin - first) / rebin) + offset : IsCategory && flow == FlowBins.Summed ? -1 : over;
        }

        Edges = Shown(edges, first, groups, rebin);
        Names = IsCategory ? NamesOf(axis, style, Count) : [];
    }

    /// <summary>The axis.</summary>
    internal AxisDescription Axis { get; }

    /// <summary>Number of bins of the figure.</summary>
    internal int Count { get; }

    /// <summary>Number of bins inside the range that are too few for one of the figure, and are not in it.</summary>
    internal int LeftOut { get; }

    /// <summary>Whether there are bins, but none that the figure shows.</summary>
    internal bool IsOutside => Count == 0 && Axis.Bins > 0;

    /// <summary>Edges of the bins of the figure, one more than there are bins.</summary>
    internal double[] Edges { get; }

    /// <summary>Names of the bins of an axis of categories.</summary>
    internal IReadOnlyList<Label> Names { get; }

    /// <summary>Whether bins have names instead of places.</summary>
    internal bool IsCategory { get; }

    /// <summary>Whether the first bin is the underflow.</summary>
    internal bool HasUnderflow { get; }

    /// <summary>Whether the last bin is the overflow.</summary>
    internal bool HasOverflow { get; }

    /// <summary>Width of all bins, or null where they differ.</summary>
    internal double? Width
    {
        get
        {
            int first = HasUnderflow ? 1 : 0;
            int last = Count - (HasOverflow ? 1 : 0);
            double width = last > first ? (Edges[last] - Edges[first]) / (last - first) : 1;
            for (int i = first; i < last; i++)
            {
                if (Math.Abs(Edges[i + 1] - Edges[i] - width) > 1e-6 * width)
                {
                    return null;
                }
            }

            return width;
        }
    }

    /// <summary>Where a stored bin goes; -1 for nowhere.</summary>
    internal int Place(int stored) => _places[stored];

    /// <summary>Adds stored bins up.</summary>
    internal double[] Collect(double[] stored)
    {
        var sums = new double[Count];
        for (int i = 0; i < stored.Length; i++)
        {
            if (_places[i] >= 0)
            {
                sums[_places[i]] += stored[i];
            }
        }

        return sums;
    }

    /// <summary>Edges of all bins of an axis, flow bins left out; of categories 0, 1, 2...</summary>
    internal static double[] EdgesOf(AxisDescription axis)
    {
        if (axis.Kind == AxisKind.Variable)
        {
            return [.. axis.Edges];
        }

        bool isRegular = axis.Kind == AxisKind.Regular;
        var edges = new double[axis.Bins + 1];
        for (int i = 0; i < edges.Length; i++)
        {
            edges[i] = !isRegular ? i : axis.Bins == 0 ? axis.Lower : axis.Lower + ((axis.Upper - axis.Lower) * i / axis.Bins);
        }

        return edges;
    }

    private double[] Shown(double[] edges, int first, int groups, int rebin)
    {
        if (groups == 0)
        {
            return edges.Length == 0 ? [0] : [edges[0]];
        }

        List<double> shown = [.. Enumerable.Range(0, groups + 1).Select(g => edges[first + (g * rebin)])];
        if (HasUnderflow)
        {
            shown.Insert(0, shown[0] - (shown[1] - shown[0]));
        }

        if (HasOverflow)
        {
            shown.Add(shown[^1] + (shown[^1] - shown[^2]));
        }

        return [.. shown];
    }

    private static IReadOnlyList<Label> NamesOf(AxisDescription axis, FigureStyle style, int count)
    {
        if (style.Labels is { } labels && labels.Count == count)
        {
            return [.. labels.Select(Label.Parse)];
        }

        IEnumerable<string> names = axis.Kind == AxisKind.Boolean ? ["false", "true"] : axis.Categories;
        return [.. names.Append("others").Take(count).Select(n => Label.Plain(n))];
    }

    /// <summary>A width as it is printed.</summary>
    internal static string Shown(double width) => width.ToString("G4", CultureInfo.InvariantCulture);
}
