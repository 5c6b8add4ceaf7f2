namespace Heppy.Plots;

/// <summary>Makes the contents of profiles: means in bins of data, of the sum of simulation with its band, of signals.</summary>
/// <param name="groups">The groups.</param>
/// <param name="headers">What stands around figures.</param>
internal sealed class ProfileBuilder(IReadOnlyList<DrawnGroup> groups, Headers headers)
{
    /// <summary>Makes the content of a figure.</summary>
    /// <param name="target">The figure.</param>
    /// <param name="title">Title of the y axis where the style has none.</param>
    /// <param name="parts">The profile of each component, over the same axis.</param>
    internal FigureContent Build(FigureTarget target, string title, IReadOnlyList<(PlotComponent Component, HistogramResult Profile)> parts)
    {
        AxisDescription axis = parts[0].Profile.Profile!.Axes[0].Describe();
        var bins = new Binning(axis, target.Style with { Flow = FlowBins.Hidden });
        DrawnGroup[] present = [.. groups.Where(g => parts.Any(p => g.Components.Contains(p.Component)))];
        var series = present.Where(g => g.Role != PlotRole.Stack)
            .Select(g => Drawn(g, MeansInBins.Of(parts.Where(p => g.Components.Contains(p.Component)), bins, variation: null))).ToList();
        DrawnGroup[] stack = [.. present.Where(g => g.Role == PlotRole.Stack)];
        Band? band = stack.Length == 0 ? null : BandOf([.. parts.Where(p => stack.Any(g => g.Components.Contains(p.Component)))], bins, stack);
        IReadOnlyList<IReadOnlyList<double>> blind = bins.IsCategory ? [] : target.Style.Blind ?? [];
        foreach (Series points in series.Where(s => s.Kind == SeriesKind.Points))
        {
            for (int i = 0; i < bins.Count; i++)
            {
                if (blind.Any(r => bins.Edges[i] < r[1] && bins.Edges[i + 1] > r[0]))
                {
                    (points.Values[i], points.Low![i], points.High![i]) = (double.NaN, double.NaN, double.NaN);
                }
            }
        }

        return new FigureContent
        {
            Header = headers.Of(present),
            Bins = bins,
            XTitle = AxisTitles.Of(axis, target.Style.XTitle, target.XFallback),
            YTitle = Label.Parse(target.Style.YTitle ?? title),
            Text = target.InnerText,
            Series = series,
            Band = band,
            Panel = PanelContent.Of(target.Style.Panel ?? FigurePanel.Ratio, series.FirstOrDefault(s => s.Kind == SeriesKind.Points), band, target.Style.PanelRange),
            FromZero = false,
            YRange = target.Style.YRange,
            LogX = target.Style.LogX == true && !bins.IsCategory,
            Blind = blind,
            Cuts = target.Style.Cuts ?? [],
        };
    }

    private static Series Drawn(DrawnGroup group, MeansInBins means) =>
        new(group.Role == PlotRole.Data ? SeriesKind.Points : SeriesKind.Line, group.Title, group.Color, means.Values)
        {
            Low = [.. means.Values.Zip(means.Errors, (v, e) => v - e)],
            High = [.. means.Values.Zip(means.Errors, (v, e) => v + e)],
        };

    private static Band BandOf((PlotComponent Component, HistogramResult Profile)[] parts, Binning bins, DrawnGroup[] stack)
    {
        MeansInBins nominal = MeansInBins.Of(parts, bins, null);
        var shifts = new Shifts(bins.Count);
        foreach (string name in parts.SelectMany(p => p.Profile.Variations.Names).Distinct())
        {
            double[] varied = MeansInBins.Of(parts, bins, name).Values;
            shifts.Add(name, [.. varied.Zip(nominal.Values, (v, n) => double.IsNaN(v - n) ? 0 : v - n)]);
        }

        (double[] up, double[] down) = shifts.Total();
        return new Band(
            Label.Plain(shifts.IsEmpty ? "Stat. unc." : "Stat. ⊕ syst. unc."), nominal.Values,
            [.. nominal.Values.Select((v, i) => v - Math.Sqrt((nominal.Errors[i] * nominal.Errors[i]) + (down[i] * down[i])))],
            [.. nominal.Values.Select((v, i) => v + Math.Sqrt((nominal.Errors[i] * nominal.Errors[i]) + (up[i] * up[i])))])
        {
            LineTitle = stack.Length == 1 ? stack[0].Title : Label.Plain("Simulation"),
        };
    }
}
