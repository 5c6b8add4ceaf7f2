using System.Diagnostics;
using Heppy.Benchmarks;
using Heppy.Formats.Parquet;

/// <summary>The queries, singly and in one sequence, and the same in DuckDB: from the name of the file to the bins, on as many cores.</summary>
internal static class AgainstDuck
{
    private const double WarmUp = 3;                    // s; the compiler has the one core to share with the first passes
    private static readonly string[] _names = [.. Singly.Queries.Keys];

    internal static void Measure(string folder, long events)
    {
        string[] files = Generated.Write(folder, events, ParquetCompression.Zstd, ParquetCompression.Snappy);
        Rows.Say($"{events:N0} events in one file: {string.Join(", ", files.Select(f => $"{Path.GetFileNameWithoutExtension(f)} {new FileInfo(f).Length / 1e6:F0} MB"))}");
        foreach (string file in files)
        {
            foreach (int cores in (int[])[1, Cores.All])
            {
                Cores.Use(cores);
                Measure(file, $"{Path.GetFileNameWithoutExtension(file).ToLowerInvariant()}, {cores} core{(cores == 1 ? "" : "s")}, {events:N0} events", cores, events);
            }
        }

        Array.ForEach(files, File.Delete);
    }

    private static void Measure(string file, string where, int cores, long events)
    {
        using var duck = new Duck(file, cores);
        double singly = 0;
        double duckSum = 0;
        foreach (string name in _names)
        {
            string sql = Quickest(duck, DuckQueries.All[name]);
            Ratios ratios = Ratios.Measure(
                () => new Analysis([file], Singly.Queries[name]).Histograms(cores)[name], () => duck.Histogram(sql), (ours, theirs) => Same(name, ours, theirs), WarmUp);
            singly += ratios.Seconds;
            duckSum += ratios.OtherSeconds;
            Rows.Add($"{name}, {where}: heppy / DuckDB", ratios, Goal(name), Rows.Times(ratios, theirs: "DuckDB"));
        }

        // All of them in one sequence, in turn with all of them singly.
        Ratios together = Ratios.Measure(
            () => new Analysis([file], Singly.Together).Histograms(cores),
            () => _names.ToDictionary(n => n, n => new Analysis([file], Singly.Queries[n]).Histograms(cores)[n]),
            (all, each) => Array.ForEach(_names, n => Same(n, all[n], each[n])));
        Rows.Add($"nine histograms in one sequence, {where}: / singly", together, 0.6,
            $"{Rows.Number(together.Seconds / events * 1e9)} ns/event; DuckDB needs {Rows.Number(1e3 * duckSum)} ms, {Rows.Number(duckSum / together.Seconds)} times as long");
    }

    private static double Goal(string query) => query is "q1" or "q2" or "q3" ? 0.8 : query is "q4" or "q5" ? 0.33 : 0.1;

    private static string Quickest(Duck duck, string[] forms) => forms.Length == 1 ? forms[0] : forms.MinBy(sql =>
    {
        duck.Histogram(sql);
        long start = Stopwatch.GetTimestamp();
        duck.Histogram(sql);
        return Stopwatch.GetElapsedTime(start);
    })!;

    private static void Same(string name, double[] ours, double[] theirs)
    {
        if (!ours.SequenceEqual(theirs))
        {
            int bin = ours.Zip(theirs).TakeWhile(b => b.First == b.Second).Count();
            throw new InvalidDataException(FormattableString.Invariant($"{name} differs: {ours.Sum()} entries and {theirs.Sum()}; bin {bin} has {ours[bin]} and {theirs[bin]}"));
        }
    }
}
