using System.Diagnostics;
using System.Globalization;

namespace Heppy.Benchmarks.Lazy;

/// <summary>Times several ways of doing the same, in turn.</summary>
internal static class Timing
{
    private const int FewestPasses = 7;
    private const double WarmUp = 3;                    // s; with two passes, the compiler was measured, differently in each process (2026-11-29)
    private const double Patience = 6;                  // s of passes, of which many are needed where one takes as long as a hiccup of the machine

    /// <summary>Prints the medians of wall and processor time, and of their ratios to the last way in the same pass. All give the same number.</summary>
    internal static void Compare(string what, params (string Name, Func<double> Run)[] ways)
    {
        var seconds = new List<double>[ways.Length];
        var processor = new List<double>[ways.Length];
        double[] first = new double[ways.Length];
        long start = Stopwatch.GetTimestamp();
        for (int pass = -1; pass < FewestPasses || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUp + Patience; pass++)
        {
            if (pass == 0 && Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUp)
            {
                pass = -1;
            }

            double? result = null;
            for (int way = 0; way < ways.Length; way++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                long begin = Stopwatch.GetTimestamp();
                double value = ways[way].Run();
                double time = Stopwatch.GetElapsedTime(begin).TotalSeconds;
                if (result is { } other && Math.Abs(value - other) > 1e-9 * Math.Abs(other))
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{ways[way].Name} gives {value:R}, not {other:R}"));
                }

                result ??= value;
                first[way] = first[way] == 0 ? time : first[way];
                (pass < 0 ? [] : seconds[way] ??= []).Add(time);
                (pass < 0 ? [] : processor[way] ??= []).Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            }
        }

        Console.WriteLine($"{what}, {seconds[0].Count} passes\n  {"",-50} time, its ratio, processor time, its ratio, first pass");
        for (int way = 0; way < ways.Length; way++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {ways[way].Name,-52} {1000 * Median(seconds[way]),8:F1} ms {Median(seconds[way].Zip(seconds[^1], Ratio)),6:F2} {1000 * Median(processor[way]),8:F1} ms {Median(processor[way].Zip(processor[^1], Ratio)),6:F2} {1000 * first[way],8:F1} ms"));
        }

        static double Ratio(double time, double other) => time / other;
        static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
    }
}
