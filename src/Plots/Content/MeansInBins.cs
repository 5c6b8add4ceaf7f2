using Heppy.Physics;

namespace Heppy.Plots;

/// <summary>Means of several profiles together, in the bins of a figure.</summary>
/// <param name="Values">The means; NaN where there is no weight.</param>
/// <param name="Errors">Their statistical errors.</param>
internal sealed record MeansInBins(double[] Values, double[] Errors)
{
    /// <summary>Adds profiles, each scaled to its expected events.</summary>
    /// <param name="parts">The profiles of some components, over one axis.</param>
    /// <param name="bins">The bins.</param>
    /// <param name="variation">Which variation, where there is one of this name; null for nominal.</param>
    internal static MeansInBins Of(IEnumerable<(PlotComponent Component, HistogramResult Profile)> parts, Binning bins, string? variation)
    {
        int n = bins.Count;
        var (w, w2, wy, wy2) = (new double[n], new double[n], new double[n], new double[n]);
        foreach ((PlotComponent component, HistogramResult nominal) in parts)
        {
            ProfileContent content = (variation is not null && nominal.Variations.TryGet(variation, out HistogramResult? varied) ? varied : nominal).Profile!;
            double scale = component.Summary.Scale;
            Add(w, bins.Collect(content.SumsOfWeights.Values()), scale);
            Add(w2, bins.Collect(content.SumsOfSquares.Values()), scale * scale);
            Add(wy, bins.Collect(content.SumsOfY.Values()), scale);
            Add(wy2, bins.Collect(content.SumsOfYSquared.Values()), scale);
        }

        var (values, errors) = (new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            values[i] = w[i] > 0 ? wy[i] / w[i] : double.NaN;
            double variance = Math.Max(0, (wy2[i] / w[i]) - (values[i] * values[i]));
            double degrees = 1 - (w2[i] / (w[i] * w[i]));
            errors[i] = degrees > 1e-9 ? Math.Sqrt(variance / degrees * w2[i]) / w[i] : 0;
        }

        return new MeansInBins(values, errors);
    }

    private static void Add(double[] sums, double[] more, double factor)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += factor * more[i];
        }
    }
}
