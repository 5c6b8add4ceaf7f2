namespace Heppy.Plots;

/// <summary>Finds the range of the y axis, and the side of the legend, such that the legend hides nothing.</summary>
/// <param name="content">What is drawn.</param>
/// <param name="isLog">Logarithmic.</param>
/// <param name="legend">The legend.</param>
/// <param name="pixels">Edges of the bins in points.</param>
internal sealed class YRangeFinder(FigureContent content, bool isLog, Legend legend, double[] pixels)
{
    private const double Air = 0.06;

    /// <summary>Finds them.</summary>
    /// <param name="bottom">Lower end of the frame.</param>
    /// <param name="top">Its upper end.</param>
    internal (Scale Y, bool IsLeft) Find(double bottom, double top)
    {
        double[] tops = Tops();
        double low = Low(tops);
        (double right, double left) = (High(tops, low, bottom - top, isLeft: false), High(tops, low, bottom - top, isLeft: true));
        bool isLeft = left < right * 0.999;
        double high = isLeft ? left : right;
        if (content.YRange is { } range)
        {
            low = isLog && range[0] <= 0 ? Math.Min(low, range[1] / 10) : range[0];
            high = range[1];
        }

        return (new Scale(low, high, bottom, top, isLog), isLeft);
    }

    /// <summary>The highest thing drawn in each bin.</summary>
    private double[] Tops()
    {
        var tops = new double[content.Bins.Count];
        Array.Fill(tops, double.NaN);
        foreach (double[] values in content.Tops())
        {
            for (int i = 0; i < tops.Length; i++)
            {
                tops[i] = double.MaxNumber(tops[i], values[i]);
            }
        }

        return tops;
    }

    private double Low(double[] tops)
    {
        if (isLog)
        {
            // Below the smallest thing that matters and three decades below the largest, but not more than seven.
            double largest = tops.Where(double.IsFinite).DefaultIfEmpty().Max();
            double[] positive = [.. content.Series.SelectMany(s => s.Kind == SeriesKind.Stacked ? [] : s.Values).Concat(content.Band?.Values ?? []).Where(v => v > 0)];
            double smallest = positive.Length > 0 ? positive.Min() : largest > 0 ? largest : 1;
            double floor = content.FromZero && smallest >= 1 && content.Series.Any(s => s.Kind == SeriesKind.Points) ? 0.2 : smallest / 3;
            return Math.Max(Math.Max(Math.Min(floor, largest > 0 ? largest * 1e-3 : floor), largest * 1e-7), double.Epsilon * 1e20);
        }

        double lowest = double.NaN;
        foreach (double[] values in content.Series.Select(s => s.Low ?? s.Values).Append(content.Band?.Low ?? []))
        {
            foreach (double value in values)
            {
                lowest = double.IsFinite(value) ? double.MinNumber(lowest, value) : lowest;
            }
        }

        lowest = double.IsNaN(lowest) ? 0 : lowest;
        if (content.FromZero)
        {
            return lowest < 0 ? lowest * 1.1 : 0;
        }

        double highest = tops.Where(double.IsFinite).DefaultIfEmpty().Max();
        return lowest - (0.15 * Math.Max(highest - lowest, Math.Max(Math.Abs(highest) * 1e-3, 1e-12)));
    }

    /// <summary>The upper end with the legend on one side.</summary>
    private double High(double[] tops, double low, double height, bool isLeft)
    {
        (double from, double to) = isLeft ? (Page.Left, Page.Left + 24 + legend.Width) : (Page.Right - 16 - legend.Width, Page.Right);
        double legendFree = Math.Max(0.15, 1 - (legend.Height / height) - 0.03);
        double textFree = content.Text.IsEmpty ? 1 - Air : Math.Max(0.15, 1 - (60 / height));
        double high = double.NegativeInfinity;
        for (int i = 0; i < tops.Length; i++)
        {
            if (!double.IsFinite(tops[i]) || (isLog && tops[i] <= low))
            {
                continue;
            }

            double free = pixels[i + 1] > from && pixels[i] < to ? legendFree : textFree;
            high = Math.Max(high, isLog ? low * Math.Pow(tops[i] / low, 1 / free) : low + ((tops[i] - low) / free));
        }

        return high > low && double.IsFinite(high) ? high : isLog ? low * 100 : low + 1;
    }
}
