#!/usr/bin/env dotnet
#:project ../../src/Application
#:project ../../src/Lazy
// Masses of muon pairs of opposite charge, lazily, in five partitions, on any pools: the same numbers and the same files.
//   dotnet run samples/lazy_events/lazy_events.cs -- Masses threads processes
//   dotnet run samples/lazy_events/lazy_events.cs -- Masses threads '/store/zmumu/*.parquet'

using Heppy;
using Heppy.Examples;
using Heppy.Lazy;
using Heppy.Physics;
using Heppy.Pools;

string folder = Path.GetFullPath(args.Length > 0 ? args[0] : "Masses");
Directory.CreateDirectory(folder);
string[] places = [.. args.Skip(1).Where(a => !a.Contains(".parquet"))];
string? files = args.FirstOrDefault(a => a.Contains(".parquet"));
if (files is null)
{
    string here = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
    ExampleData.ZMuMu(Path.Combine(here, "data/zmumu"));
    files = Path.Combine(here, "data/zmumu/data/*.parquet");
}

// Nothing is read yet. Workers call DimuonMasses again to have the same graph, so it uses its arguments only.
Results dimuons = LazyEvents.Define(DimuonMasses, new Request(files, folder, MinPt: 10));
LazyGraph.Visualize(Path.Combine(folder, "dimuons.svg"), dimuons.Mass, dimuons.Selected, dimuons.Rows);

foreach (string place in places)
{
    using Pool pool = Pool.Named(place);
    LazyEvents.Compute(pool, dimuons.Mass, dimuons.Selected, dimuons.Pairs, dimuons.Rows);
    LazyHistogram.Save(Path.Combine(folder, "histograms.json"), dimuons.Mass);
    double[] bins = dimuons.Mass.Content.Values();
    Console.WriteLine($"{place,-12} {dimuons.Selected.Value} events with {dimuons.Pairs.Value} pairs, {bins[31..34].Sum()} of them at 90 to 93 GeV");
}

Console.Write(dimuons.Report);

static Results DimuonMasses(Request request)
{
    LazyEvents events = LazyEvents.FromParquet(request.Files).Repartition(5);
    var muons = events.Collection<Muon>("Muon").Where(mu => mu.Pt > request.MinPt && Math.Abs(mu.Eta) < 2.4);
    var pairs = muons.Pairs((a, b) => a.Charge != b.Charge);
    var selected = events.Where(pairs.Count(), n => n > 0);
    var mass = pairs.Select(p => p.Mass);
    return new Results(
        mass.Histogram("mass", Axis.Regular(60, 60, 120, "m_{#mu#mu} [GeV]")),
        selected.Count(),
        pairs.Total(),
        selected.ToParquet(Path.Combine(request.Folder, "dimuons.parquet"), ("mass", mass), ("pt", pairs.Select(p => p.P4.Pt))),
        events);
}

record Request(string Files, string Folder, double MinPt);

record Results(LazyHistogram Mass, LazyValue<long> Selected, LazyValue<long> Pairs, LazyFile Rows, LazyEvents Events)
{
    public LazyReport Report => Events.Report();
}

readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;
