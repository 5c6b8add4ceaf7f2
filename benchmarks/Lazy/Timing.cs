using System.Diagnostics;
using System.Globalization;

namespace Heppy.Benchmarks.Lazy;

/// <summary>Times several ways of doing the same, in turn.</summary>
internal static class Timing
{
    private const int Passes = 7;

    /// <summary>Prints the medians of wall and processor time, and their ratios to the last way. All give the same number.</summary>
    internal static void Compare(string what, params (string Name, Func<double> Run)[] ways)
    {
        var seconds = new List<double>[ways.Length];
        var processor = new List<double>[ways.Length];
        for (int pass = -2; pass < Passes; pass++)
        {
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
                // The first passes warm up.
                (pass < 0 ? [] : seconds[way] ??= []).Add(time);
                (pass < 0 ? [] : processor[way] ??= []).Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            }
        }

        double[] medians = [.. seconds.Select(Median)];
        double[] used = [.. processor.Select(Median)];
        Console.WriteLine($"{what}\n  {"",-50} time, its ratio, processor time, its ratio");
        for (int way = 0; way < ways.Length; way++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {ways[way].Name,-52} {1000 * medians[way],8:F1} ms {medians[way] / medians[^1],6:F2} {1000 * used[way],8:F1} ms {used[way] / used[^1],6:F2}"));
        }

        static double Median(List<double> times) => times.Order().ElementAt(Passes / 2);
    }
}
