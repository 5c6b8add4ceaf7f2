using System.Globalization;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Lazy;
using Heppy.Physics;
using Heppy.Pools;
using Heppy.Trees;

namespace Heppy.Benchmarks.Lazy;

/// <summary>Masses of muon pairs of opposite charge.</summary>
internal static class EventPasses
{
    private const int Files = 6;

    internal static void Run(int events, int workers)
    {
        string folder = Directory.CreateTempSubdirectory("heppy-lazy-").FullName;
        try
        {
            Write(folder, events);
            string files = Path.Combine(folder, "*.parquet");
            var lazy = LazyEvents.FromParquet(files);
            LazyHistogram mass = lazy.Collection<Muon>("Muon").Pairs((a, b) => a.Charge != b.Charge).Select(p => p.Mass).Histogram("mass", NewAxis());
            using Pool pool = Pool.Threads(workers);
            Timing.Compare(
                string.Create(CultureInfo.InvariantCulture, $"masses of opposite-charge muon pairs in {events:N0} events of {Files} files, {workers} threads"),
                ("LazyEvents", () => Sum(mass.Compute(pool))),
                ("an analyzer, in the event loop of the framework", () => Sum(Analyzed(files, workers))),
                ("loop over row groups, columns and events", () => Sum(ByHand(folder, workers))));
            Console.Write(lazy.Report(mass));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Axis<double> NewAxis() => Axis.Regular(60, 60, 120);

    /// <summary>One number for all bins.</summary>
    private static double Sum(HistogramContent content) => content.Values().Select((v, i) => v * (i + 1)).Sum();

    private static HistogramContent Analyzed(string files, int workers)
    {
        var inputs = new Inputs([new ParquetFormat()], new FooterCache(null));
        var component = new DataComponent("events") { Files = [files] };
        var config = new Config { Components = [component], Sequence = _ => [new MuonPairs()] };
        PlannedComponent planned = new Planner(config, inputs, null).Make(new PlanRequest(), "", "", TimeProvider.System).Plan.Components[0];
        using var pool = new FilePool(inputs, config);
        var total = new HistogramContent(NewAxis());
        Parallel.ForEach(planned.Chunks[0].Ranges, new ParallelOptions { MaxDegreeOfParallelism = workers }, range =>
        {
            RangeResult result = new RangeRunner(new Sequence(config, component, []), new StopSignal()).Run(pool, planned.Files.ToDictionary(f => f.Index), range);
            lock (total)
            {
                total.Merge(result.Analyzers[0].Histograms[0].Histogram!);
            }
        });
        return total;
    }

    private static HistogramContent ByHand(string folder, int workers)
    {
        var total = new HistogramContent(NewAxis());
        Parallel.ForEach(Directory.GetFiles(folder), new ParallelOptions { MaxDegreeOfParallelism = workers }, path =>
        {
            Axis<double> axis = NewAxis();
            var content = new HistogramContent(axis);
            using IEventFile file = new ParquetFormat().Open(path);
            (var pt, var eta, var phi) = (new ColumnBuffer<float>("Muon_pt", true), new ColumnBuffer<float>("Muon_eta", true), new ColumnBuffer<float>("Muon_phi", true));
            (var m, var charge) = (new ColumnBuffer<float>("Muon_mass", true), new ColumnBuffer<int>("Muon_charge", true));
            for (int group = 0; group < file.Footer.RowGroups.Count; group++)
            {
                file.Read(group, [pt, eta, phi, m, charge]);
                for (int row = 0; row < pt.Rows; row++)
                {
                    for (int i = pt.Offsets[row]; i < pt.Offsets[row + 1]; i++)
                    {
                        for (int j = i + 1; j < pt.Offsets[row + 1]; j++)
                        {
                            if (charge.Values[i] != charge.Values[j])
                            {
                                P4 sum = P4.FromPtEtaPhiM(pt.Values[i], eta.Values[i], phi.Values[i], m.Values[i]) + P4.FromPtEtaPhiM(pt.Values[j], eta.Values[j], phi.Values[j], m.Values[j]);
                                content.Add(axis.Index(sum.Mass), 1);
                            }
                        }
                    }
                }
            }

            lock (total)
            {
                total.Merge(content);
            }
        });
        return total;
    }

    private static void Write(string folder, int events)
    {
        string[] floats = ["pt", "eta", "phi", "mass", "dxy", "dz"];
        ColumnSchema[] schema = [.. floats.Select(f => new ColumnSchema($"Muon_{f}", ElementType.Float, IsJagged: true)), new("Muon_charge", ElementType.Int32, IsJagged: true), new("MET_pt", ElementType.Float)];
        Parallel.For(0, Files, file =>
        {
            var random = new Random(file);
            var columns = new EventColumns(schema);
            for (int i = 0; i < events / Files; i++)
            {
                int count = random.Next(5);
                foreach (string name in floats)
                {
                    double scale = name == "pt" ? 60 : name == "mass" ? 0 : 4;
                    columns.List<float>($"Muon_{name}", [.. Enumerable.Range(0, count).Select(_ => (float)(name == "pt" ? 5 : name == "mass" ? 0.1057 : -2) + (float)(scale * random.NextDouble()))]);
                }

                columns.List<int>("Muon_charge", [.. Enumerable.Range(0, count).Select(_ => random.Next(2) == 0 ? 1 : -1)]);
                columns.Set("MET_pt", (float)(100 * random.NextDouble()));
            }

            using FileStream stream = File.Create(Path.Combine(folder, $"{file}.parquet"));
            using ITreeWriter writer = new ParquetFormat().Create(stream, schema);
            writer.Append(columns.Buffers, 0, columns.Rows);
            writer.Finish();
        });
    }

    private readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

    private sealed class MuonPairs : Analyzer
    {
        private readonly Records<Muon> _read = new("Muon");
        private readonly Output<Muon> _muons = new("muons");
        private readonly Histogram<double> _mass = new("mass", NewAxis());

        public override bool Process(Event ev)
        {
            _read.Read(ev, _muons);
            ReadOnlySpan<Muon> muons = _muons.Product[ev];
            for (int i = 0; i < muons.Length; i++)
            {
                for (int j = i + 1; j < muons.Length; j++)
                {
                    if (muons[i].Charge != muons[j].Charge)
                    {
                        _mass.Fill(ev, (muons[i].P4 + muons[j].P4).Mass);
                    }
                }
            }

            return true;
        }
    }
}
