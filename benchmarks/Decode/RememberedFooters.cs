using System.Diagnostics;
using Heppy.Events;

namespace Heppy.Benchmarks;

/// <summary>How long planning waits for the footers of 5,000 files of 1,500 columns that are remembered.</summary>
internal static class RememberedFooters
{
    private const int Files = 5_000;
    private const int Columns = 1_500;

    public static void Measure(string folder)
    {
        var random = new Random(1);
        ColumnSchema[] schema = [.. Enumerable.Range(0, Columns).Select(i =>
            new ColumnSchema($"Muon_{i}", ElementType.Float, IsJagged: true, Stored: $"Muon_{i}.list.element: float"))];
        string cache = Path.Combine(folder, "cache");
        string[] paths = [.. Enumerable.Range(0, Files).Select(i => Path.Combine(folder, $"{i}.parquet"))];
        var cold = new FooterCache(cache);
        foreach (string path in paths)
        {
            File.WriteAllBytes(path, [1]);
            cold.Get(path, () => new FileFooter
            {
                Size = 1,
                Digest = Convert.ToHexStringLower(new byte[32]),
                RowGroups = [.. Enumerable.Range(0, 20).Select(_ => 50_000L)],
                Columns = schema,
                CompressedBytes = [.. Enumerable.Range(0, Columns).Select(_ => (long)random.Next(1 << 24))],
            });
        }

        long bytes = Directory.GetFiles(cache).Sum(f => new FileInfo(f).Length);
        var warm = new FooterCache(cache);
        long start = Stopwatch.GetTimestamp();
        foreach (string path in paths)
        {
            warm.Get(path, () => throw new InvalidOperationException("A remembered file was opened."));
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine($"{warm.Hits} remembered footers of {Columns} columns: {seconds:F2} s, "
            + $"{bytes / Files} bytes each");
    }
}
