using System.Globalization;
using System.Text;

namespace Heppy;

/// <summary>Writes <c>log.txt</c>: what was read, where the time went, and at the end heppy's line <c>number of events processed</c>.</summary>
internal static class ChunkLog
{
    internal static void Write(
        IResultSink sink, PlannedComponent component, ChunkTask task, ResultSet results, TimeSpan wall, string printed, string? stopped)
    {
        var text = new StringBuilder();
        CultureInfo c = CultureInfo.InvariantCulture;
        text.Append(c, $"component {component.Name} ({component.Kind}), chunk {task.Index} of {component.Chunks.Count}\n");
        foreach (PlannedFile file in task.Files)
        {
            text.Append(c, $"  {file.Path}  {file.Entries} entries\n");
        }

        if (printed.Length > 0)
        {
            text.Append('\n').Append(printed);
        }

        Append(text, results);
        double seconds = Math.Max(wall.TotalSeconds, 1e-9);
        text.Append(c, $"\nwall time {wall.TotalSeconds:F2} s, {results.Read / seconds:F0} ev/s\n");
        if (stopped is not null)
        {
            text.Append(c, $"stopped: {stopped}\n");
        }

        text.Append(c, $"number of events processed: {results.Read}\n");
        using Stream stream = sink.Create("log.txt");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>heppy's table of times: events, microseconds per event it saw and per event of all, share.</summary>
    internal static void Append(StringBuilder text, ResultSet results)
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        double[] perCall = [.. results.Statistics.Select(s => s.Timed == 0 ? 0 : s.Time.TotalMicroseconds / s.Timed)];
        double[] all = [.. results.Statistics.Select((s, i) => perCall[i] * s.Processed)];
        double total = all.Sum();
        int width = Math.Max(8, results.Statistics.Select(s => s.Name.Length).DefaultIfEmpty(0).Max());
        text.Append(c, $"\n{"analyzer".PadRight(width)} {"processed",12} {"passed",12} {"us/processed",13} {"us/event",10} {"%",6}   (one event of 64 is timed)\n");
        for (int i = 0; i < all.Length; i++)
        {
            AnalyzerStatistics s = results.Statistics[i];
            double share = total == 0 ? 0 : 100 * all[i] / total;
            text.Append(c, $"{s.Name.PadRight(width)} {s.Processed,12} {s.Passed,12} {perCall[i],13:F3} {all[i] / Math.Max(1, results.Read),10:F3} {share,6:F1}\n");
        }

        text.Append(c, $"{"TOTAL".PadRight(width)} {results.Read,12} {results.Selected,12} {"",13} {total / Math.Max(1, results.Read),10:F3}\n");
        foreach (AnalyzerStatistics s in results.Statistics)
        {
            foreach ((string histogram, long fills) in s.NaNFills)
            {
                text.Append(c, $"{s.Name}/{histogram}: {fills} fills with NaN, counted in the overflow\n");
            }
        }
    }
}
