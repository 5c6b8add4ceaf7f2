using System.Runtime.CompilerServices;
using Heppy;
using Heppy.Physics;

/// <summary>Loops that fill histograms.</summary>
internal static class Exact
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Fill(HistogramContent content, Axis<double> axis, double[] x, double[] weight)
    {
        for (int i = 0; i < x.Length; i++)
        {
            content.Add(axis.Index(x[i]), weight[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Fill(HistogramContent content, Axis<double> first, Axis<double> second, double[] x, double[] y, double[] weight)
    {
        for (int i = 0; i < x.Length; i++)
        {
            content.Add(content.FlatIndex(first.Index(x[i]), second.Index(y[i])), weight[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Fill(HistogramContent content, Axis<Channel> category, Axis<double> variable, Channel[] channel, double[] x, double[] weight)
    {
        for (int i = 0; i < x.Length; i++)
        {
            content.Add(content.FlatIndex(category.Index(channel[i]), variable.Index(x[i])), weight[i]);
        }
    }
}
