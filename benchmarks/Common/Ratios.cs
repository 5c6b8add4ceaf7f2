using System.Diagnostics;

namespace Heppy.Benchmarks;

/// <summary>How long one way of doing something takes over another one, from pairs of passes in turn.</summary>
/// <param name="Median">Median of the ratios of the pairs, the first way over the second.</param>
/// <param name="Low">Least of them.</param>
/// <param name="High">Greatest of them.</param>
/// <param name="Seconds">Median time of the first way.</param>
/// <param name="OtherSeconds">Median time of the second way.</param>
public sealed record Ratios(double Median, double Low, double High, double Seconds, double OtherSeconds)
{
    private const int Fewest = 3;
    private const double Patience = 15;

    /// <summary>Passes of each way: fewer where <c>HEPPY_BENCH_SHORT</c> is set.</summary>
    public static int Rounds { get; } = IsShort ? 3 : 7;

    /// <summary>Whether only a quick look is wanted.</summary>
    public static bool IsShort => Environment.GetEnvironmentVariable("HEPPY_BENCH_SHORT") == "1";

    /// <summary>Measures A B A B ..., at least three times each and no more after 15 s, after passes that are not counted: the compiler of .NET needs some to make code quick.</summary>
    /// <param name="ours">The first way; it gives what it found.</param>
    /// <param name="theirs">The second way.</param>
    /// <param name="isSame">Called after each pair: throws if both did not find the same.</param>
    /// <param name="warmUp">Seconds of passes before the first pair that counts, at least one pass.</param>
    public static Ratios Measure<TOurs, TTheirs>(Func<TOurs> ours, Func<TTheirs> theirs, Action<TOurs, TTheirs> isSame, double warmUp = 0.6)
    {
        ArgumentNullException.ThrowIfNull(isSame);
        List<double> first = [];
        List<double> second = [];
        long start = Stopwatch.GetTimestamp();
        bool isWarm = false;
        while (first.Count < Rounds && (first.Count < Fewest || Stopwatch.GetElapsedTime(start).TotalSeconds < Patience))
        {
            (double a, TOurs found) = Time(ours);
            (double b, TTheirs expected) = Time(theirs);
            isSame(found, expected);
            if (isWarm)
            {
                first.Add(a);
                second.Add(b);
            }

            isWarm = isWarm || Stopwatch.GetElapsedTime(start).TotalSeconds > warmUp;
        }

        return Of(first, second);
    }

    /// <summary>Ratios of times taken by the caller.</summary>
    public static Ratios Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] ratios = [.. first.Zip(second, (a, b) => a / b).Order()];
        return new Ratios(MedianOf(ratios), ratios[0], ratios[^1], MedianOf(first), MedianOf(second));
    }

    /// <summary>Median, the upper one of an even number.</summary>
    public static double MedianOf(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);

    private static (double Seconds, T Result) Time<T>(Func<T> pass)
    {
        long start = Stopwatch.GetTimestamp();
        T result = pass();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, result);
    }
}
