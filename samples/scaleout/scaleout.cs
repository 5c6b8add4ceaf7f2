#!/usr/bin/env dotnet
#:project ../../src/Application
#:project ../../src/Lazy
// The same two histograms for several samples: first in a loop, one sample after the other, then taken apart over a pool. Cross sections
// and numbers of processed events are in samples.ini, files in files.json. The outputs are identical.
//   dotnet run samples/scaleout/scaleout.cs -- Scaled short threads
//   dotnet run samples/scaleout/scaleout.cs -- Scaled full processes

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Heppy;
using Heppy.Examples;
using Heppy.Lazy;
using Heppy.Physics;
using Heppy.Pools;

if (args.Length != 3 || args[1] is not ("short" or "full"))
{
    Console.Error.WriteLine("scaleout.cs FOLDER short|full POOL");
    return 1;
}

const double Luminosity = 10_000; // 1/pb
string here = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
string folder = Path.GetFullPath(args[0]);
foreach ((string name, FourMuonProcess process) in new[] { ("higgs", FourMuonProcess.Higgs), ("continuum", FourMuonProcess.Continuum), ("z", FourMuonProcess.Collisions) })
{
    if (!Directory.Exists(Path.Combine(folder, name)))
    {
        ExampleData.Write(folder, name, new FourMuonGenerator(process, seed: 7), files: 3, eventsPerFile: 1000);
    }
}

// The short data set is the first file of each sample; its events stand for all of them.
var lists = JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(Path.Combine(here, "files.json")))!;
var samples = new List<Sample>();
foreach ((string name, var values) in ReadIni(Path.Combine(here, "samples.ini")))
{
    string[] all = [.. lists[name].Select(f => Path.Combine(folder, f)).SelectMany(f => Directory.GetFiles(Path.GetDirectoryName(f)!, Path.GetFileName(f)).Order(StringComparer.Ordinal))];
    string[] some = args[1] == "short" ? all[..1] : all;
    double number = Number(values["processed"]) * some.Length / all.Length;
    samples.Add(new Sample(name, some, Luminosity * Number(values["xsec"]) / number));
}

Spectra[] spectra = [.. samples.Select(s => LazyEvents.Define(Spectra.Of, s))];

long begin = Stopwatch.GetTimestamp();
using (Pool one = Pool.Synchronous())
{
    foreach (Spectra s in spectra)
    {
        LazyEvents.Compute(one, s.Pt, s.Multiplicity);
    }
}

Save("loop.json", spectra, begin);

begin = Stopwatch.GetTimestamp();
using (Pool pool = Pool.Named(args[2]))
{
    LazyEvents.Compute(pool, [.. spectra.SelectMany(s => s.All)]);
}

Save("pool.json", spectra, begin);

bool isSame = File.ReadAllBytes(Path.Combine(folder, "loop.json")).SequenceEqual(File.ReadAllBytes(Path.Combine(folder, "pool.json")));
Console.WriteLine(isSame ? "identical" : "DIFFERENT");
foreach ((Sample sample, Spectra s) in samples.Zip(spectra))
{
    AxisDescription axis = s.Pt.Content.Axes[0].Describe();
    Console.WriteLine(FormattableString.Invariant($"{sample.Name,-6} {s.Pt.Content.Values().Sum(),12:F1} muons expected, pT axis from {axis.Lower} to {axis.Upper} GeV"));
}

return isSame ? 0 : 2;

void Save(string file, Spectra[] all, long since)
{
    Console.WriteLine(FormattableString.Invariant($"{file}: {Stopwatch.GetElapsedTime(since).TotalSeconds:F2} s"));
    LazyHistogram.Save(Path.Combine(folder, file), [.. all.SelectMany(s => s.All)]);
}

static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

static Dictionary<string, Dictionary<string, string>> ReadIni(string path)
{
    Dictionary<string, Dictionary<string, string>> sections = [];
    Dictionary<string, string>? section = null;
    foreach (string line in File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] is not (';' or '#')))
    {
        if (line[0] == '[')
        {
            sections.Add(line[1..^1], section = []);
        }
        else
        {
            string[] parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            section![parts[0]] = parts[1];
        }
    }

    return sections;
}

record Sample(string Name, string[] Files, double Scale);

record Spectra(LazyHistogram Pt, LazyHistogram Multiplicity)
{
    public LazyHistogram[] All => [Pt, Multiplicity];

    public static Spectra Of(Sample sample)
    {
        LazyEvents events = LazyEvents.FromParquet(sample.Files);
        var muons = events.Collection<Muon>("Muon").Where(mu => mu.Pt > 5);
        var weight = events.Constant(sample.Scale);
        return new Spectra(
            muons.Select(mu => (double)mu.Pt).Histogram($"{sample.Name}_pt", Axis.Automatic(50, "muon p_{T} [GeV]"), weight),
            muons.Count().Select(n => (double)n).Histogram($"{sample.Name}_muons", Axis.Automatic(10, "muons"), weight));
    }
}

readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;
