using System.Runtime.CompilerServices;
using Heppy.Physics;

/// <summary>The same loops as one writes them without a library: bins computed in place, flow bins at both ends, sums in arrays.</summary>
internal static class Plain
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Fill(PlainBins into, int bins, double low, double high, double[] x, double[] weight)
    {
        for (int i = 0; i < x.Length; i++)
        {
            into.Add(Bin(x[i], bins, low, high), weight[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Fill(PlainBins into, int first, int second, double low, double high, double[] x, double[] y, double[] weight)
    {
        for (int i = 0; i < x.Length; i++)
        {
            into.Add((Bin(x[i], first, low, high) * (second + 2)) + Bin(y[i], second, low, high), weight[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Fill(PlainBins into, Channel[] channel, double[] edges, double[] x, double[] weight)
    {
        for (int i = 0; i < x.Length; i++)
        {
            int place = Array.BinarySearch(edges, x[i]);
            into.Add(((int)channel[i] * (edges.Length + 1)) + (place >= 0 ? place + 1 : ~place), weight[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bin(double x, int bins, double low, double high) => x < low ? 0 : x < high ? 1 + (int)((x - low) / (high - low) * bins) : bins + 1;
}

/// <summary>Sums of w and w*w.</summary>
internal sealed class PlainBins(int count)
{
    private readonly double[] _w = new double[count];
    private readonly double[] _w2 = new double[count];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(int bin, double weight)
    {
        _w[bin] += weight;
        _w2[bin] += weight * weight;
    }

    /// <summary>Compares: plain sums differ from exact ones by their rounding only.</summary>
    internal void ShouldHave(HistogramContent content)
    {
        (double[] values, double[] variances) = (content.Values(), content.Variances());
        for (int bin = 0; bin < _w.Length; bin++)
        {
            if (!(Math.Abs(values[bin] - _w[bin]) <= 1e-9 * _w[bin]) || !(Math.Abs(variances[bin] - _w2[bin]) <= 1e-9 * _w2[bin]))
            {
                throw new InvalidDataException(FormattableString.Invariant($"bin {bin}: {values[bin]:R} and {_w[bin]:R}, squares {variances[bin]:R} and {_w2[bin]:R}"));
            }
        }
    }
}
