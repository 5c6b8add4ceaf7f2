using Heppy;
using Heppy.Benchmarks;
using Heppy.Events;
using Heppy.Examples;

/// <summary>
/// What the event loop, handles and histograms cost over the ADL queries, compared with one hand-written loop over the same decoded columns; and
/// what the loop allocates.
/// </summary>
internal static class LoopOverhead
{
    private const int FileCount = 4;

    internal static void Measure(string folder, long perFile)
    {
        ExampleData.Write(folder, "", new AdlGenerator(21), FileCount, perFile);
        string[] files = [.. Enumerable.Range(1, FileCount).Select(i => Path.Combine(folder, $"file_{i}.parquet"))];
        var analysis = new Analysis(files);
        double events = analysis.Events;
        Rows.Say($"{events:N0} events in {FileCount} files, {analysis.RowGroups} row groups");

        DecodedFile[] decoded = [.. analysis.Files.Select(f => Decoded(f.Path, analysis.Columns))];
        DecodedGroup[] groups = [.. decoded.SelectMany(f => f.Groups)];
        var inMemory = new Inputs([new DecodedFormat(decoded)], new FooterCache(null));
        Ratios loop = Ratios.Measure(() => analysis.Loop(inMemory), () => ByHand(groups), Compare, warmUp: 2);
        foreach (AnalyzerStatistics s in analysis.Loop(inMemory).Statistics)
        {
            Rows.Say($"  {s.Name,-26} {s.Time.TotalNanoseconds / s.Timed:F0} ns in a timed event, the clock included");
        }

        Rows.Add("event loop / loop by hand over decoded columns, all queries, one thread", loop, 1.15,
            $"{Rows.Number(loop.Seconds / events * 1e9)} and {Rows.Number(loop.OtherSeconds / events * 1e9)} ns/event");
        Ratios whole = Ratios.Measure(() => analysis.Loop(Analysis.Inputs()).Read, () => Decode(analysis), (_, _) => { });
        Rows.Add("event loop with decoding, one row group ahead / decoding alone", whole, null, Rows.Times(whole));

        // What is allocated: four times the events, and four times the row groups.
        string[] fourTimes = [.. files.SelectMany((f, i) => Enumerable.Range(0, 4).Select(n => CopyOf(folder, f, (4 * i) + n)))];
        var large = new Analysis(fourTimes);
        DecodedFile[] largeDecoded = [.. large.Files.Select((f, i) => new DecodedFile(decoded[i / 4], f.Path))];
        var largeInMemory = new Inputs([new DecodedFormat(largeDecoded)], new FooterCache(null));
        (long loop1, long loop4) = (Allocated(() => analysis.Loop(inMemory)), Allocated(() => large.Loop(largeInMemory)));
        (long read1, long read4) = (Allocated(() => analysis.Loop(Analysis.Inputs())), Allocated(() => large.Loop(Analysis.Inputs())));
        double moreGroups = large.RowGroups - analysis.RowGroups;
        Rows.Say($"allocated by the loop: {(loop4 - loop1) / moreGroups:N0} bytes per further row group; with decoding {(read4 - read1) / moreGroups:N0}");
        Rows.Add("bytes allocated per further row group / bytes of its columns", (loop4 - loop1) / moreGroups / BytesPerGroup(groups), 0.01);
        Array.ForEach(fourTimes, File.Delete);
        Array.ForEach(files, File.Delete);
    }

    private static HandWritten ByHand(DecodedGroup[] groups)
    {
        var hand = new HandWritten();
        Array.ForEach(groups, hand.Process);
        return hand;
    }

    private static int Decode(Analysis analysis)
    {
        analysis.Decode();
        return 0;
    }

    private static string CopyOf(string folder, string file, int number)
    {
        string copy = Path.Combine(folder, $"copy_{number:D2}.parquet");
        File.Copy(file, copy);
        return copy;
    }

    private static DecodedFile Decoded(string path, IReadOnlyList<ColumnRequest> columns)
    {
        using IEventFile file = Analysis.Inputs().Open(path);
        return new DecodedFile(file, columns);
    }

    private static double BytesPerGroup(DecodedGroup[] groups) => groups.Average(g =>
        (8.0 * g.Rows) + (24 * g.Jets.Offsets[g.Rows]) + (24 * g.Muons.Offsets[g.Rows]) + (24 * g.Electrons.Offsets[g.Rows]));

    private static void Compare(RangeResult framework, HandWritten hand)
    {
        Dictionary<string, double[]> ours = Analysis.Histograms(framework.Analyzers);
        foreach ((string name, double[] bins) in hand.Histograms)
        {
            if (!bins.SequenceEqual(ours[name]))
            {
                throw new InvalidDataException($"{name} differs: {bins.Sum()} entries by hand, {ours[name].Sum()} by the framework");
            }
        }
    }

    private static long Allocated(Action action)
    {
        action();
        long before = GC.GetTotalAllocatedBytes(true);
        action();
        return GC.GetTotalAllocatedBytes(true) - before;
    }
}
