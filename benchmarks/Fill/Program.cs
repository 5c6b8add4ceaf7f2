// What an exact, order-independent fill costs compared with plain double additions of w and w*w in the same run.
// dotnet run -c Release --project benchmarks/Fill. Prints ratios of medians of interleaved passes; below 1 is faster.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Heppy;
using Heppy.Physics;

const int fills = 1 << 20;
const int passes = 41;
const int fillsPerEvent = 8;
string[] names = ["unit weights", "one weight per event", "a weight for each fill"];
Action<string> print = text => Console.Out.Write(text + "\n");

var random = new Random(1);
double[] x = new double[fills];
double[][] weights = [new double[fills], new double[fills], new double[fills]];
for (int i = 0; i < fills; i++)
{
    x[i] = random.NextDouble() * 1.1 - 0.05;
    weights[0][i] = 1;
    weights[1][i] = i % fillsPerEvent == 0 ? 0.5 + random.NextDouble() : weights[1][i - 1];
    weights[2][i] = 0.5 + random.NextDouble();
}

foreach (int bins in (int[])[100, 10_000])
{
    var axis = Axis.Regular(bins, 0, 1);
    int[] index = [.. x.Select(axis.Index)];
    for (int kind = 0; kind < names.Length; kind++)
    {
        var times = new List<double>[4];
        for (int way = 0; way < times.Length; way++)
        {
            times[way] = [];
        }
        var content = new HistogramContent(axis);
        var (w, w2) = (new double[axis.Extent], new double[axis.Extent]);
        for (int pass = 0; pass < passes; pass++)
        {
            times[0].Add(Time(() => Loops.Plain(index, weights[kind], w, w2)));
            times[1].Add(Time(() => Loops.Exact(index, weights[kind], content)));
            times[2].Add(Time(() => Loops.PlainWithAxis(axis, x, weights[kind], w, w2)));
            times[3].Add(Time(() => Loops.ExactWithAxis(axis, x, weights[kind], content)));
        }
        double[] median = [.. times.Select(Median)];
        print(string.Create(CultureInfo.InvariantCulture,
            $"{bins,6} bins, {names[kind],-22}: additions {median[1] / median[0]:F2}, with finding the bin {median[3] / median[2]:F2}"));
    }
}

static double Time(Action pass)
{
    long start = Stopwatch.GetTimestamp();
    pass();
    return Stopwatch.GetElapsedTime(start).TotalNanoseconds / fills;
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

internal static class Loops
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Plain(int[] index, double[] weight, double[] w, double[] w2)
    {
        for (int i = 0; i < index.Length; i++)
        {
            w[index[i]] += weight[i];
            w2[index[i]] += weight[i] * weight[i];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Exact(int[] index, double[] weight, HistogramContent content)
    {
        for (int i = 0; i < index.Length; i++)
        {
            content.Add(index[i], weight[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void PlainWithAxis(Axis<double> axis, double[] x, double[] weight, double[] w, double[] w2)
    {
        for (int i = 0; i < x.Length; i++)
        {
            int bin = axis.Index(x[i]);
            w[bin] += weight[i];
            w2[bin] += weight[i] * weight[i];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ExactWithAxis(Axis<double> axis, double[] x, double[] weight, HistogramContent content)
    {
        for (int i = 0; i < x.Length; i++)
        {
            content.Add(content.FlatIndex(axis.Index(x[i])), weight[i]);
        }
    }
}
