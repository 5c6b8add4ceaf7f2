#!/usr/bin/env dotnet
#:project ../../src/Application

// Opposite-charge muon pairs in data, with certified luminosity sections, and in simulation, with generator weights.
//   heppy Outdir samples/zmumu/analysis.cs [-o data=/store/data/*.parquet -o mc=/store/dy/*.parquet -o mask=golden.json]

using Heppy;
using Heppy.Analyzers;
using Heppy.Examples;
using Heppy.Physics;
using static Heppy.Units;

var options = new Options(args);
string data = options.Get("data", "data/zmumu/data/*.parquet", "collision data, a glob");
string mc = options.Get("mc", "data/zmumu/dy/*.parquet", "simulation, a glob");
string mask = options.Get("mask", "", "certified luminosity sections, a JSON file; all sections if not given");
if (data.StartsWith("data/zmumu", StringComparison.Ordinal))
{
    ExampleData.ZMuMu("data/zmumu");
}

var DoubleMuon = new DataComponent("DoubleMuon")
{
    Files = [data],
    LumiMask = mask.Length > 0 ? mask : null,
    Luminosity = 4.8 / fb,
};
var DYJetsToLL = new MCComponent("DYJetsToLL")
{
    Files = [mc],
    CrossSection = 6077.22 * pb,
    GeneratorWeight = "genWeight",
};

return Application.Run(args, new Config
{
    Components = [DoubleMuon, DYJetsToLL],
    Luminosity = 4.8 / fb,
    Sequence = sample =>
    [
        new LumiMask(),
        new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
        new Selector<Muon> { Input = "muons", Output = "good_muons", Where = (in m) => m.Pt > 10 && Math.Abs(m.Eta) < 2.4 && m.MediumId },
        new DiMuon(),
    ],
});

readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge, bool MediumId) : ICharged;

readonly record struct Row(uint Run, uint Lumi, ulong Event, float Mass, float Pt, double Weight);

sealed class DiMuon : Analyzer
{
    readonly Input<Muon> muons = new("good_muons");
    readonly Cut two = new("two muons");
    readonly Cut charge = new("opposite charge");
    readonly Cut window = new("60 to 120 GeV");
    readonly Histogram<double> mass = new("mass", Axis.Regular(60, 60, 120, "m_{#mu#mu} [GeV]"));
    readonly Profile<double> ptProfile = new("pt_vs_mass", Axis.Regular(12, 60, 120, "m_{#mu#mu} [GeV]"));
    readonly Average meanMass = new("mean_mass");
    readonly Ntuple<Row> pairs = new("pairs");

    public override bool Process(Event ev)
    {
        var mu = muons[ev];
        if (!two.Pass(ev, mu.Length >= 2)) return false;
        if (!charge.Pass(ev, mu.TryBestPair(Pdg.Z.Mass, out var z))) return false;
        if (!window.Pass(ev, z.Mass is > 60 and < 120)) return false;
        mass.Fill(ev, z.Mass);
        ptProfile.Fill(ev, z.Mass, z.P4.Pt);
        meanMass.Add(ev, z.Mass);
        pairs.Fill(ev, new Row(ev.Run, ev.Lumi, ev.Number, (float)z.Mass, (float)z.P4.Pt, ev.Weight));
        return true;
    }
}
