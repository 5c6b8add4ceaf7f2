namespace Heppy.Plots;

/// <summary>Makes the contents of figures over one axis: stack, signals, data, band.</summary>
/// <param name="groups">The groups, in the order of the legend.</param>
/// <param name="style">The style.</param>
/// <param name="headers">What stands around figures.</param>
internal sealed class StackBuilder(IReadOnlyList<DrawnGroup> groups, PlotStyle style, Headers headers)
{
    /// <summary>Makes the content of a figure.</summary>
    /// <param name="target">The figure.</param>
    /// <param name="contributions">What each component gives: over one axis, the same for all.</param>
    internal FigureContent Build(FigureTarget target, IReadOnlyList<Contribution> contributions)
    {
        FigureStyle figure = target.Style;
        AxisDescription axis = contributions[0].Nominal.Axes[0];
        var bins = new Binning(axis, figure);
        bool perWidth = figure.PerWidth == true && !bins.IsCategory;
        double[] widths = [.. bins.Edges.Skip(1).Select((e, i) => perWidth ? e - bins.Edges[i] : 1)];
        string xTitle = figure.XTitle ?? axis.Title;

        DrawnGroup[] present = [.. groups.Where(g => contributions.Any(c => g.Components.Contains(c.Component)))];
        bool isNormalized = figure.Normalize == true;
        var sums = present.ToDictionary(g => g, g => Sum(g, contributions, bins));
        Series[] data = [.. present.Where(g => g.Role == PlotRole.Data).Select(g => Data(g, sums[g], isNormalized))];
        DrawnGroup[] stack = [.. present.Where(g => g.Role == PlotRole.Stack)];
        Band? band = isNormalized || stack.Length == 0 ? null : BandOf(stack, sums, contributions, bins);
        Series[] stacked = isNormalized ? [] : [.. Ordered(stack, sums).Select(g => new Series(SeriesKind.Stacked, g.Title, g.Color, sums[g].Values))];
        Series[] lines =
        [
            .. present.Where(g => g.Role == PlotRole.Signal || (isNormalized && g.Role == PlotRole.Stack)).Select(g => Line(g, sums[g], isNormalized)),
        ];

        IReadOnlyList<IReadOnlyList<double>> blind = bins.IsCategory ? [] : figure.Blind ?? [];
        Hide(data, band, bins, blind);
        if (perWidth)
        {
            Divide([.. data, .. stacked, .. lines], band, widths);
        }

        string what = isNormalized ? $"Fraction of {style.Counted.ToLowerInvariant()}" : style.Counted;
        return new FigureContent
        {
            Header = headers.Of(present),
            Bins = bins,
            XTitle = AxisTitles.Of(axis, figure.XTitle, target.XFallback),
            YTitle = figure.YTitle is { } given ? Label.Parse(given) : AxisTitles.Events(what, bins, xTitle, perWidth),
            Text = target.InnerText,
            Series = [.. stacked, .. lines, .. data],
            Band = band,
            Panel = PanelContent.Of(figure.Panel ?? FigurePanel.Ratio, data.FirstOrDefault(), band, figure.PanelRange),
            YRange = figure.YRange,
            LogX = figure.LogX == true && !bins.IsCategory,
            Blind = data.Length > 0 ? blind : [],
            Cuts = figure.Cuts ?? [],
        };
    }

    /// <summary>Scaled sums of a group in the bins of a figure.</summary>
    internal static (double[] Values, double[] Variances) Sum(DrawnGroup group, IReadOnlyList<Contribution> contributions, Binning bins)
    {
        var (values, variances) = (new double[bins.Count], new double[bins.Count]);
        foreach (Contribution part in contributions.Where(c => group.Components.Contains(c.Component)))
        {
            double scale = part.Component.Summary.Scale * group.Scale;
            (double[] storedValues, double[] storedVariances) = (part.Nominal.Values, part.Nominal.Variances);
            for (int i = 0; i < storedValues.Length; i++)
            {
                if (bins.Place(i) is >= 0 and var to)
                {
                    values[to] += scale * storedValues[i];
                    variances[to] += scale * scale * storedVariances[i];
                }
            }
        }

        return (values, variances);
    }

    private static Series Data(DrawnGroup group, (double[] Values, double[] Variances) sum, bool isNormalized)
    {
        var (low, high) = (new double[sum.Values.Length], new double[sum.Values.Length]);
        for (int i = 0; i < low.Length; i++)
        {
            (double value, double variance) = (sum.Values[i], sum.Variances[i]);
            if (value == variance && value >= 0 && value == Math.Floor(value))
            {
                var interval = PoissonInterval.Garwood(value);
                (low[i], high[i]) = (interval.Low, interval.High);
            }
            else
            {
                (low[i], high[i]) = (value - Math.Sqrt(variance), value + Math.Sqrt(variance));
            }
        }

        var series = new Series(SeriesKind.Points, group.Title, group.Color, [.. sum.Values]) { Low = low, High = high };
        return isNormalized ? Normalized(series) : series;
    }

    private static Series Line(DrawnGroup group, (double[] Values, double[] Variances) sum, bool isNormalized)
    {
        if (!isNormalized)
        {
            return new Series(SeriesKind.Line, group.LegendTitle, group.Color, sum.Values);
        }

        return Normalized(new Series(SeriesKind.Line, group.Title, group.Color, sum.Values)
        {
            Low = [.. sum.Values.Zip(sum.Variances, (v, e) => v - Math.Sqrt(e))],
            High = [.. sum.Values.Zip(sum.Variances, (v, e) => v + Math.Sqrt(e))],
        });
    }

    /// <summary>A series divided by its sum; zeros where that is not above 0.</summary>
    private static Series Normalized(Series series)
    {
        double sum = series.Values.Sum();
        double factor = sum > 0 ? 1 / sum : 0;
        return series with
        {
            Values = [.. series.Values.Select(v => v * factor)],
            Low = [.. series.Low!.Select(v => v * factor)],
            High = [.. series.High!.Select(v => v * factor)],
        };
    }

    private IEnumerable<DrawnGroup> Ordered(DrawnGroup[] stack, Dictionary<DrawnGroup, (double[] Values, double[] Variances)> sums) =>
        style.Order == StackOrder.Listed ? stack.Reverse() : stack.Reverse().OrderBy(g => sums[g].Values.Sum());

    private Band BandOf(
        DrawnGroup[] stack, Dictionary<DrawnGroup, (double[] Values, double[] Variances)> sums, IReadOnlyList<Contribution> contributions, Binning bins)
    {
        var (total, variance) = (new double[bins.Count], new double[bins.Count]);
        foreach (DrawnGroup group in stack)
        {
            (double[] values, double[] variances) = sums[group];
            for (int i = 0; i < total.Length; i++)
            {
                total[i] += values[i];
                variance[i] += variances[i];
            }
        }

        Shifts shifts = Shifts.Of(contributions.Where(c => stack.Any(g => g.Components.Contains(c.Component))), style, bins);
        shifts.AddRelative("luminosity", style.LuminosityUncertainty, total);
        (double[] up, double[] down) = shifts.Total();
        return new Band(
            Label.Plain(shifts.IsEmpty ? "Stat. unc." : "Stat. ⊕ syst. unc."), total,
            [.. total.Select((t, i) => t - Math.Sqrt(variance[i] + (down[i] * down[i])))],
            [.. total.Select((t, i) => t + Math.Sqrt(variance[i] + (up[i] * up[i])))]);
    }

    /// <summary>Takes data away where they are blinded, and where there is nothing at all.</summary>
    private static void Hide(Series[] data, Band? band, Binning bins, IReadOnlyList<IReadOnlyList<double>> blind)
    {
        foreach (Series points in data)
        {
            for (int i = 0; i < bins.Count; i++)
            {
                bool isBlind = blind.Any(r => bins.Edges[i] < r[1] && bins.Edges[i + 1] > r[0]);
                if (isBlind || (points.Values[i] == 0 && band is not null && band.Values[i] == 0) || (points.Values[i] == 0 && points.High![i] == 0))
                {
                    // The errors too: the range of the y axis must not tell.
                    (points.Values[i], points.Low![i], points.High![i]) = (double.NaN, double.NaN, double.NaN);
                }
            }
        }
    }

    private static void Divide(IEnumerable<Series> series, Band? band, double[] widths)
    {
        IEnumerable<double[]?> all = series.SelectMany(s => (double[]?[])[s.Values, s.Low, s.High]).Concat([band?.Values, band?.Low, band?.High]);
        foreach (double[] values in all.OfType<double[]>())
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] /= widths[i];
            }
        }
    }
}
