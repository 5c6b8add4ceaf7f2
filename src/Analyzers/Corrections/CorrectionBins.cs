namespace Heppy.Analyzers;

/// <summary>Bins of one input: each includes its lower edge.</summary>
/// <param name="input">Index of the input.</param>
/// <param name="edges">Increasing; for uniform bins the two ends.</param>
/// <param name="count">Number of bins.</param>
/// <param name="isUniform">Whether the bins between the ends are equally wide.</param>
internal sealed class CorrectionBins(int input, double[] edges, int count, bool isUniform)
{
    /// <summary>Number of bins.</summary>
    internal int Count => count;

    /// <summary>Index of the bin, or -1 where another node is to be asked. NaN is above all bins.</summary>
    /// <exception cref="NoCorrection">It is outside, and that is an error.</exception>
    internal int Find(ReadOnlySpan<CorrectionValue> values, CorrectionFlow flow)
    {
        double value = values[input].Number;
        (double low, double high) = (edges[0], edges[^1]);
        double place = (value - low) / (high - low);
        if (flow == CorrectionFlow.Wrap)
        {
            place -= Math.Floor(place);
            // Bins that are not uniform are looked up by value, also inside, as the C++ library does.
            value = isUniform ? value : low + (place * (high - low));
        }

        bool isWrapped = isUniform && flow == CorrectionFlow.Wrap && !double.IsNaN(place);
        if (value < low && !isWrapped)
        {
            return Outside(flow, 0, "below");
        }

        if (!(value < high) && !isWrapped)
        {
            return Outside(flow, count - 1, "above");
        }

        if (isUniform)
        {
            return Math.Min((int)(count * place), count - 1);
        }

        int found = Array.BinarySearch(edges, value);
        return found >= 0 ? found : ~found - 1;
    }

    private int Outside(CorrectionFlow flow, int nearest, string side) => flow switch
    {
        CorrectionFlow.Node => -1,
        CorrectionFlow.Error => throw new NoCorrection(input, FormattableString.Invariant($"{side} its bins ({edges[0]} to {edges[^1]})")),
        _ => nearest,
    };
}
