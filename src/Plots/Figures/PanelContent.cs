namespace Heppy.Plots;

/// <summary>The panel below a figure.</summary>
/// <param name="Kind">What it compares.</param>
/// <param name="Title">Title of its y axis.</param>
/// <param name="Range">Range of its y axis.</param>
/// <param name="Values">Points; NaN where there is none.</param>
/// <param name="Low">Lower ends of their errors, from the data alone.</param>
/// <param name="High">Upper ends.</param>
/// <param name="BandLow">Lower end of the uncertainty of the simulation; NaN where there is none.</param>
/// <param name="BandHigh">Upper end.</param>
internal sealed record PanelContent(
    FigurePanel Kind, Label Title, (double Low, double High) Range, double[] Values, double[] Low, double[] High, double[] BandLow, double[] BandHigh)
{
    /// <summary>The value where data and simulation agree.</summary>
    internal double Agreement => Kind == FigurePanel.Ratio ? 1 : 0;

    /// <summary>Compares points with a band.</summary>
    internal static PanelContent? Of(FigurePanel kind, Series? points, Band? band, IReadOnlyList<double>? range)
    {
        if (kind == FigurePanel.None || points is null || band is null)
        {
            return null;
        }

        int n = points.Values.Length;
        var (values, low, high) = (new double[n], new double[n], new double[n]);
        var (bandLow, bandHigh) = (new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            double expected = band.Values[i];
            double data = points.Values[i];
            double error = data >= expected ? data - (points.Low?[i] ?? data) : (points.High?[i] ?? data) - data;
            double width = data >= expected ? band.High[i] - expected : expected - band.Low[i];
            double sigma = Math.Sqrt((error * error) + (width * width));
            values[i] = Compared(kind, data, expected, sigma);
            bool isPull = kind == FigurePanel.Pull;
            low[i] = isPull ? values[i] : Compared(kind, points.Low?[i] ?? data, expected, sigma);
            high[i] = isPull ? values[i] : Compared(kind, points.High?[i] ?? data, expected, sigma);
            bandLow[i] = isPull ? double.NaN : Compared(kind, band.Low[i], expected, sigma);
            bandHigh[i] = isPull ? double.NaN : Compared(kind, band.High[i], expected, sigma);
        }

        (string title, double from, double to) = kind switch
        {
            FigurePanel.Ratio => ("Data / Sim.", 0.5, 1.5),
            FigurePanel.RelativeDifference => ("Data / Sim. − 1", -0.5, 0.5),
            _ => ("Pull", -3.5, 3.5),
        };
        return new PanelContent(kind, Label.Plain(title), range is { } r ? (r[0], r[1]) : (from, to), values, low, high, bandLow, bandHigh);
    }

    private static double Compared(FigurePanel kind, double value, double expected, double sigma) => kind switch
    {
        FigurePanel.Ratio => expected > 0 ? value / expected : double.NaN,
        FigurePanel.RelativeDifference => expected > 0 ? (value / expected) - 1 : double.NaN,
        _ => sigma > 0 ? (value - expected) / sigma : double.NaN,
    };
}
