#!/usr/bin/env dotnet
#:project ../../src/Application
// The smallest useful analysis: the mass of two muons.  heppy Outdir samples/first/first.cs

using Heppy;
using Heppy.Analyzers;
using Heppy.Examples;
using Heppy.Physics;

var Zmumu = new GeneratedComponent("Zmumu") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 1), Events = 20_000 };
Zmumu.SplitFactor = 4;

return Application.Run(args, new Config
{
    Components = [Zmumu],
    Sequence = sample =>
    [
        new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
        new DiMuon(),
    ],
});

readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

sealed class DiMuon : Analyzer
{
    readonly Input<Muon> muons = new("muons");
    readonly Cut pair = new("two muons of opposite charge");
    readonly Histogram<double> mass = new("mass", Axis.Regular(60, 60, 120, "m_{#mu#mu} [GeV]"));

    public override bool Process(Event ev)
    {
        if (!pair.Pass(ev, muons[ev].TryBestPair(Pdg.Z.Mass, out var z))) return false;
        mass.Fill(ev, z.Mass);
        return true;
    }
}
