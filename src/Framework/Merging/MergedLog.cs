using System.Globalization;
using System.Text;
using Heppy.Storage;

namespace Heppy;

/// <summary>The log of a merged component: the logs of its chunks one after another, then the table of times over all of them.</summary>
internal static class MergedLog
{
    internal static void Write(IResultSink sink, string outdir, RunChunk[] parts, long events)
    {
        using Stream stream = sink.Create("log.txt");
        foreach (RunChunk part in parts)
        {
            stream.Write(Encoding.UTF8.GetBytes($"==== {part.Directory}\n"));
            using Stream log = File.OpenRead(Path.Combine(outdir, part.Directory, "log.txt"));
            log.CopyTo(stream);
        }

        var total = new ResultSet { Read = events, Selected = parts.Sum(p => p.Seal!.EntriesSelected) };
        total.Statistics.AddRange(Times(parts).Select(t => new AnalyzerStatistics(t.Name)
        {
            Processed = t.Processed,
            Passed = t.Passed,
            Timed = t.Timed,
            Time = TimeSpan.FromSeconds(t.Seconds),
        }));
        var text = new StringBuilder("==== all chunks\n");
        ChunkLog.Append(text, total);
        text.Append(CultureInfo.InvariantCulture, $"\nwall time of all chunks {parts.Sum(p => p.Seal!.WallSeconds):F2} s\nnumber of events processed: {events}\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Times of all chunks together.</summary>
    internal static AnalyzerTime[] Times(RunChunk[] parts) =>
    [
        .. parts.SelectMany(p => p.Seal!.Times).GroupBy(t => t.Name, StringComparer.Ordinal)
            .Select(g => new AnalyzerTime(g.Key, g.Sum(t => t.Processed), g.Sum(t => t.Passed), g.Sum(t => t.Timed), g.Sum(t => t.Seconds))),
    ];
}
