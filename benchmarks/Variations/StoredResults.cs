using System.Diagnostics;
using Heppy;
using Heppy.Formats.Uhi;
using Heppy.Physics;

/// <summary>How large many histograms with many variations are in a file, and how long merging two such files takes.</summary>
internal static class StoredResults
{
    private const int Histograms = 300;

    /// <summary>Bytes of a file, and seconds to read another one, add it, and write the sum.</summary>
    /// <param name="variations">Number of variations.</param>
    /// <param name="filled">How many of the 100 bins of each histogram were filled.</param>
    internal static (long Bytes, double Seconds) Measure(int variations, int filled)
    {
        byte[] file = Write([.. Enumerable.Range(0, Histograms).Select(i => Make($"h{i}", variations, filled))]);
        double fastest = double.PositiveInfinity;
        for (int pass = 0; pass < 3; pass++)
        {
            long start = Stopwatch.GetTimestamp();
            IReadOnlyList<HistogramResult> sum = Read(file);
            foreach ((HistogramResult mine, HistogramResult later) in sum.Zip(Read(file)))
            {
                mine.Merge(later);
            }

            Write(sum);
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return (file.Length, fastest);
    }

    private static HistogramResult Make(string name, int variations, int filled)
    {
        Axis<double> axis = Axis.Regular(100, 0, 100);
        var result = new HistogramResult(name, "", Content(axis, filled, 1));
        for (int i = 0; i < variations; i++)
        {
            result.Variations.Add($"variation_{i}", new HistogramResult(name, "", Content(axis, filled, 1 + (0.01 * i))));
        }

        return result;
    }

    private static HistogramContent Content(Axis axis, int filled, double scale)
    {
        var content = new HistogramContent(axis);
        for (int i = 0; i < 10 * filled; i++)
        {
            content.Add(1 + (i % filled), scale * (0.9 + (0.001 * i)));
        }

        return content;
    }

    private static IReadOnlyList<HistogramResult> Read(byte[] file) => new UhiFormat().Read(new MemoryStream(file));

    private static byte[] Write(IReadOnlyList<HistogramResult> histograms)
    {
        using var stream = new MemoryStream();
        new UhiFormat().Write(stream, histograms, new Dictionary<string, object>());
        return stream.ToArray();
    }
}
