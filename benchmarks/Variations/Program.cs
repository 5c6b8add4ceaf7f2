// What systematic variations cost: the same analysis without, with ten variations of the weight, and with two shifted collections,
// over the same files in the same run; and how large results with many variations are. A variation that is computed by a run of its own costs 1.
// dotnet run -c Release --project benchmarks/Variations [events] [passes]. The last lines read: name: ratio R (goal G).
using System.Diagnostics;
using System.Globalization;
using Heppy;
using Heppy.Analyzers;
using Heppy.Events;
using Heppy.Examples;
using Heppy.Formats.Parquet;

const int Files = 4;
long events = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
int passes = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
string folder = Directory.CreateTempSubdirectory("heppy-variations-").FullName;
try
{
    ExampleData.Write(folder, "", new AdlGenerator(21), Files, events / Files);
    var component = new DataComponent { Name = "events", Files = [Path.Combine(folder, "*.parquet")] };
    Func<Analyzer[]>[] analyses = [() => Analysis(0, 0), () => Analysis(5, 0), () => Analysis(0, 1)];
    List<double>[] seconds = [[], [], []];
    for (int pass = -1; pass < passes; pass++)
    {
        for (int i = 0; i < analyses.Length; i++)
        {
            double taken = Run(component, analyses[i]);
            if (pass >= 0)
            {
                seconds[i].Add(taken);
            }
        }
    }

    double[] fastest = [.. seconds.Select(s => s.Min())];
    Console.WriteLine(FormattableString.Invariant($"{events:N0} events: nominal {fastest[0]:F2} s, ten weights {fastest[1]:F2} s, two shifted collections {fastest[2]:F2} s"));
    Console.WriteLine(FormattableString.Invariant($"ten variations of the weight to nominal: ratio {Ratio(1):F2} (goal 1.50)"));
    Console.WriteLine(FormattableString.Invariant($"two shifted collections to nominal: ratio {Ratio(2):F2} (goal 2.00)"));
    foreach (int filled in (int[])[5, 100])
    {
        (long bytes, double merge) = StoredResults.Measure(60, filled);
        (long nominalBytes, double nominalMerge) = StoredResults.Measure(0, filled);
        Console.WriteLine(FormattableString.Invariant(
            $"300 histograms of 100 bins, {filled} filled, 60 variations: {bytes / 1e6:F1} MB, {bytes / (300.0 * 61 * filled):F0} bytes a bin, merged in {merge:F2} s; without variations {nominalBytes / 1e6:F2} MB, {nominalMerge:F3} s"));
    }

    double Ratio(int i) => Median([.. seconds[i].Zip(seconds[0], (varied, nominal) => varied / nominal)]);
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static double Run(Component component, Func<Analyzer[]> analysis)
{
    var config = new Config { Components = [component], Sequence = _ => analysis() };
    var inputs = new Inputs([new ParquetFormat()], new FooterCache(null));
    Plan plan = new Planner(config, inputs, null).Make(new PlanRequest(), "", "", TimeProvider.System).Plan;
    PlannedComponent planned = plan.Components[0];
    EntryRange[] all = [.. planned.Files.Select(f => new EntryRange(f.Index, 0, f.Entries))];
    using var pool = new FilePool(inputs, config);
    var runner = new RangeRunner(new Sequence(config, component, []), new StopSignal());
    long start = Stopwatch.GetTimestamp();
    runner.Run(pool, planned.Files.ToDictionary(f => f.Index), all);
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}

static Analyzer[] Analysis(int weights, int shapes) =>
[
    new ParticleReader<Muon> { Collection = "Muon", Output = "read_muons" },
    new ParticleReader<AJet> { Collection = "Jet", Output = "jets" },
    .. Enumerable.Range(0, shapes).Select(i => new ShapeVariation<AJet>
    {
        Name = $"shape_{i}", Collection = "jets", Up = (in j) => j with { Pt = j.Pt * 1.02f }, Down = (in j) => j with { Pt = j.Pt * 0.98f },
    }),
    new Selector<Muon> { Input = "read_muons", Output = "muons", Where = (in m) => m.Pt > 10 && Math.Abs(m.Eta) < 2.4 },
    new Selector<AJet> { Input = "jets", Output = "good_jets", Where = (in j) => j.Pt > 20 && Math.Abs(j.Eta) < 2.4 },
    new OneMuon(),
    .. Enumerable.Range(0, weights).Select(i => new ScaleFactor<Muon>
    {
        Name = $"weight_{i}", Label = $"{i}", Input = "muons", Value = (in m, s) => s.Pick(0.98, 0.99, 0.97) + (0.001 * m.Eta),
    }),
    .. weights > 0 ? Array.Empty<Analyzer>() : [new Weigh()],
    new Plots(),
];

static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
