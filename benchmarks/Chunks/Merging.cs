using System.Diagnostics;
using Heppy;
using Heppy.Benchmarks;
using Heppy.Events;
using Heppy.Examples;
using Heppy.Formats.Parquet;
using Heppy.Formats.Uhi;
using Heppy.Storage;

/// <summary>Sealing, checking and merging chunks with many histograms, against the plainest program that writes and reads the same bytes.</summary>
internal static class Merging
{
    private const int EventsPerChunk = 20;

    internal static void Measure(string root, int chunks)
    {
        var files = new PosixFiles();
        var formats = new ResultFormats(new UhiFormat(), new ParquetFormat());
        var component = new GeneratedComponent("Zmumu") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, 1), Events = (long)chunks * EventsPerChunk };
        component.SplitFactor = chunks;
        var config = new Config { Components = [component], Sequence = _ => [new Hundred()] };
        var inputs = new Inputs([new ParquetFormat()], new FooterCache(null));
        Plan plan = new Planner(config, inputs, null).Make(new PlanRequest(), "", "", TimeProvider.System).Plan;
        List<double>[] ours = [[], [], []];
        List<double>[] plain = [[], [], []];
        for (int round = -1; round < Math.Min(3, Ratios.Rounds); round++)
        {
            string outdir = Path.Combine(root, $"merge{round + 1}");
            var directory = new RunDirectory(files, outdir);
            directory.WriteChunks(plan);
            files.WriteDurably(directory.PlanPath, JsonFiles.Bytes(plan));
            var context = new RunContext { Outdir = outdir, Config = config, Plan = plan, Inputs = inputs, Formats = formats, Files = files };
            string[] before = Directory.GetFiles(outdir, "*", SearchOption.AllDirectories);
            double seal = Time(() => new LocalExecutor(Environment.ProcessorCount).Run(context, [.. plan.Chunks().Select(c => c.Directory)], _ => { }));
            (string Path, byte[] Bytes)[] written = [.. Directory.GetFiles(outdir, "*", SearchOption.AllDirectories).Except(before).Select(f => (f, File.ReadAllBytes(f)))];
            double write = Time(() => Parallel.ForEach(written, f => WriteDurably(f.Path.Replace(outdir, outdir + "-plain", StringComparison.Ordinal), f.Bytes)));

            List<RunChunk> parts = [];
            CompletenessReport? report = null;
            double check = Time(() =>
            {
                parts = [.. new RunChunks(files, outdir, plan).Of(plan.Components[0])];
                report = Completeness.Of(plan.Components[0], parts);
            });
            string[] seals = [.. written.Select(f => f.Path).Where(p => Path.GetFileName(p) == "manifest.json")];
            double read = Time(() => Array.ForEach(seals, s => File.ReadAllBytes(s)));
            if (!report!.IsComplete || seals.Length != chunks)
            {
                throw new InvalidDataException("not all chunks are sealed");
            }

            Summary? summary = null;
            double merge = Time(() => summary = new Merger(files, formats, outdir, plan).Merge(report, parts, outdir));
            string merged = Path.Combine(outdir, component.Name!);
            (string Path, byte[] Bytes)[] sum = [.. Directory.GetFiles(merged, "*", SearchOption.AllDirectories).Select(f => (f, File.ReadAllBytes(f)))];
            double copy = Time(() =>
            {
                Array.ForEach(written, f => File.ReadAllBytes(f.Path));
                Array.ForEach(sum, f => WriteDurably(f.Path.Replace(outdir, outdir + "-plain", StringComparison.Ordinal), f.Bytes));
            });
            if (summary!.Events != component.Events)
            {
                throw new InvalidDataException($"{summary.Events} events were merged");
            }

            for (int i = 0; i < 3 && round >= 0; i++)
            {
                ours[i].Add(i == 0 ? seal : i == 1 ? check : merge);
                plain[i].Add(i == 0 ? write : i == 1 ? read : copy);
            }

            Rows.Say($"{chunks} chunks, {written.Length} files, {written.Sum(f => (long)f.Bytes.Length) / 1e6:F0} MB: sealed in {seal:F2} s, checked in {check:F3} s, merged in {merge:F2} s");
        }

        string[] what = [$"running and sealing {chunks} chunks of 100 histograms / writing the same bytes durably", "reading their seals and proving that they are complete / reading the seals", "merging them / reading all their bytes and writing those of the sum"];
        for (int i = 0; i < 3; i++)
        {
            Ratios ratios = Ratios.Of(ours[i], plain[i]);
            Rows.Add(what[i], ratios, 1.5, Rows.Times(ratios, theirs: "plainly"));
        }
    }

    private static void WriteDurably(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream stream = File.Create(path);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Fills a hundred histograms of fifty bins.</summary>
    private sealed class Hundred : Analyzer
    {
        private readonly Jagged<float> _pt = new("Muon_pt");
        private readonly Histogram<double>[] _histograms = [.. Enumerable.Range(0, 100).Select(i => new Histogram<double>($"pt_{i:D3}", Axis.Regular(50, 0, 100)))];

        public override bool Process(Event ev)
        {
            foreach (float pt in _pt[ev])
            {
                foreach (Histogram<double> histogram in _histograms)
                {
                    histogram.Fill(ev, pt);
                }
            }

            return true;
        }
    }
}
