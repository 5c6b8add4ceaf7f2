using System.Diagnostics;
using Heppy.Benchmarks;
using Heppy.Formats.Parquet;

/// <summary>One query for some time, so that a profiler sees where it goes.</summary>
internal static class Profiled
{
    internal static int Repeat(string query, double seconds, long events)
    {
        string folder = Directory.CreateTempSubdirectory("heppy-adl-").FullName;
        try
        {
            string file = Generated.Write(folder, events, ParquetCompression.Zstd)[0];
            Func<Heppy.Analyzer[]> analyzers = query == "all" ? Singly.Together : Singly.Queries[query];
            List<double> times = [];
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;)
            {
                long begin = Stopwatch.GetTimestamp();
                new Analysis([file], analyzers).Histograms(1);
                times.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            }

            Rows.Say($"{query}: {times.Count} passes, median {Rows.Number(Ratios.MedianOf(times) / events * 1e9)} ns/event, the last {Rows.Number(times[^1] / events * 1e9)}");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
