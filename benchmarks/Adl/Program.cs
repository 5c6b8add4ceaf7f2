// What the event loop, handles and histograms cost over the ADL queries, compared with one hand-written loop over the same decoded
// columns in the same run; what the loop allocates; how many cores one unsplit component keeps busy.
// dotnet run -c Release --project benchmarks/Adl [events per file] [passes]. The last lines read: name: ratio R (goal G).
using System.Diagnostics;
using System.Globalization;
using Heppy;
using Heppy.Examples;

const int fileCount = 4;
long perFile = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 250_000;
int passes = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;
string folder = Directory.CreateTempSubdirectory("heppy-adl-").FullName;
try
{
    ExampleData.Write(folder, "", new AdlGenerator(21), fileCount, perFile);
    string[] files = [.. Enumerable.Range(1, fileCount).Select(i => Path.Combine(folder, $"file_{i}.parquet"))];
    var analysis = new Analysis(files);
    double events = analysis.Events;
    Print($"{events:N0} events in {fileCount} files, {analysis.RowGroups} row groups; {Environment.ProcessorCount} cores");

    // One thread over decoded columns.
    DecodedFile[] decoded = [.. analysis.Files.Select(f => Decoded(f.Path, analysis.Columns))];
    DecodedGroup[] groups = [.. decoded.SelectMany(f => f.Groups)];
    var inMemory = new Inputs([new DecodedFormat(decoded)], new Heppy.Events.FooterCache(null));
    (List<double> framework, List<double> plain) = ([], []);
    for (int pass = -2; pass < passes; pass++)
    {
        RangeResult? result = null;
        var hand = new HandWritten();
        double a = Seconds(() => result = analysis.Loop(inMemory));
        double b = Seconds(() => Array.ForEach(groups, hand.Process));
        if (pass >= 0)
        {
            framework.Add(a);
            plain.Add(b);
        }

        Compare(Analysis.Histograms(result!), hand.Histograms);
    }

    double loopRatio = Median([.. framework.Zip(plain, (f, p) => f / p)]);
    Print($"event loop {Median(framework) / events * 1e9:F1} ns/event, hand-written {Median(plain) / events * 1e9:F1} ns/event; fastest passes {framework.Min() / events * 1e9:F1} and {plain.Min() / events * 1e9:F1}, ratio {framework.Min() / plain.Min():F2}");
    foreach (AnalyzerStatistics s in analysis.Loop(inMemory).Statistics)
    {
        Print($"  {s.Name,-26} {s.Time.TotalNanoseconds / s.Timed:F0} ns in a timed event, the clock included");
    }

    Print($"event loop to hand-written loop: ratio {loopRatio:F2} (goal 1.30)");
    if (args is [_, _, "loop"])
    {
        return 0;
    }

    // With decoding.
    (List<double> whole, List<double> decode) = ([], []);
    for (int pass = -1; pass < Math.Min(3, passes); pass++)
    {
        whole.Add(Seconds(() => analysis.Loop(Analysis.Inputs())));
        decode.Add(Seconds(analysis.Decode));
    }

    Print($"with decoding, reading one row group ahead {Median(whole):F2} s; decoding alone {Median(decode):F2} s");

    // What is allocated: four times the events, and four times the row groups.
    string[] fourTimes = [.. files.SelectMany((f, i) => Enumerable.Range(0, 4).Select(n => CopyOf(f, (4 * i) + n)))];
    var large = new Analysis(fourTimes);
    DecodedFile[] largeDecoded = [.. large.Files.Select((f, i) => new DecodedFile(decoded[i / 4], f.Path))];
    var largeInMemory = new Inputs([new DecodedFormat(largeDecoded)], new Heppy.Events.FooterCache(null));
    (long loop1, long loop4) = (Allocated(() => analysis.Loop(inMemory)), Allocated(() => large.Loop(largeInMemory)));
    (long read1, long read4) = (Allocated(() => analysis.Loop(Analysis.Inputs())), Allocated(() => large.Loop(Analysis.Inputs())));
    double moreGroups = large.RowGroups - analysis.RowGroups;
    double moreEvents = large.Events - analysis.Events;
    Print($"allocated by the loop: {loop1:N0} bytes, {loop4:N0} for 4 times the events: {(loop4 - loop1) / moreGroups:N0} per row group, {(loop4 - loop1) / moreEvents:F4} per event");
    Print($"allocated with decoding: {read1:N0} bytes, {read4:N0} for 4 times the events: {(read4 - read1) / moreGroups:N0} per row group, {(read4 - read1) / moreEvents:F4} per event");

    // One unsplit component.
    int cores = Environment.ProcessorCount;
    (List<double> one, List<double> all, List<double> busy) = ([], [], []);
    for (int pass = 0; pass < Math.Min(3, passes); pass++)
    {
        one.Add(Seconds(() => large.Run(Path.Combine(folder, $"one_{pass}"), 1)));
        TimeSpan before = Environment.CpuUsage.TotalTime;
        all.Add(Seconds(() => large.Run(Path.Combine(folder, $"all_{pass}"), cores)));
        busy.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds / all[^1]);
    }

    Print($"{large.Events:N0} events as one chunk: -j 1 {Median(one):F2} s, -j {cores} {Median(all):F2} s, which keeps {Median(busy):F2} cores busy");
    Print($"-j 1 to -j {cores}: ratio {Median(one) / Median(all):F2} (-j 1 decodes ahead on a second thread)");
    Print($"cores busy with -j {cores}: ratio {Median(busy) / cores:F2} (goal 0.90 or more on an idle machine)");
    Print($"bytes per further row group to bytes of its columns: ratio {(loop4 - loop1) / moreGroups / BytesPerGroup(groups):F4} (goal 0.01)");
    Print($"event loop to hand-written loop: ratio {loopRatio:F2} (goal 1.30)");
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

string CopyOf(string file, int number)
{
    string copy = Path.Combine(folder, $"copy_{number:D2}.parquet");
    File.Copy(file, copy);
    return copy;
}

static DecodedFile Decoded(string path, IReadOnlyList<ColumnRequest> columns)
{
    using Heppy.Events.IEventFile file = Analysis.Inputs().Open(path);
    return new DecodedFile(file, columns);
}

static double BytesPerGroup(DecodedGroup[] groups) => groups.Average(g =>
    (8.0 * g.Rows) + (24 * g.Jets.Offsets[g.Rows]) + (24 * g.Muons.Offsets[g.Rows]) + (24 * g.Electrons.Offsets[g.Rows]));

static void Compare(Dictionary<string, double[]> framework, IReadOnlyDictionary<string, double[]> hand)
{
    foreach ((string name, double[] bins) in hand)
    {
        if (!bins.SequenceEqual(framework[name]))
        {
            throw new InvalidDataException($"{name} differs: {bins.Sum()} entries by hand, {framework[name].Sum()} by the framework");
        }
    }
}

static long Allocated(Action action)
{
    action();
    long before = GC.GetTotalAllocatedBytes(true);
    action();
    return GC.GetTotalAllocatedBytes(true) - before;
}

static double Seconds(Action pass)
{
    long start = Stopwatch.GetTimestamp();
    pass();
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static void Print(FormattableString text) => Console.Out.Write(FormattableString.Invariant(text) + "\n");
