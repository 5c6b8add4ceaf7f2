using Heppy.Physics;

namespace Heppy;

/// <summary>Fills of a histogram under the variations of the weight.</summary>
/// <remarks>For histograms whose axes do not grow.</remarks>
/// <param name="varied">The contents.</param>
internal sealed class VariedFills(Varied<HistogramContent> varied)
{
    private ParallelFills? _fills;
    private SplitWeights? _scaled;

    /// <summary>Fills a bin under all variations of the weight.</summary>
    internal void Add(Event ev, int bin, double factor)
    {
        _fills ??= new ParallelFills([.. varied.OfWeight.Select(v => varied[v])], varied.OfWeight);
        SplitWeights weights = ev.SplitWeights;
        if (factor != 1)
        {
            _scaled ??= new SplitWeights(weights);
            _scaled.Set(weights.Weights, factor);
            weights = _scaled;
        }

        _fills.Add(bin, weights);
    }

    /// <summary>Adds what is kept.</summary>
    internal void HandOver() => _fills?.HandOver();
}
