#!/usr/bin/env dotnet
#:include selection.cs
// The mass of two muons, in generated events.   heppy Outdir analysis.cs

using Heppy;
using Heppy.Analyzers;
using Heppy.Examples;

// Your own files: new MCComponent("ggH_125") { Files = ["data/*.root"], CrossSection = 48.58 * pb, GeneratorWeight = "genWeight" }, or a DataComponent;
// with using static Heppy.Units; above, and Luminosity = 14.5 / fb in the Config, which simulation is scaled to.
var Zmumu = new GeneratedComponent("Zmumu") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 1), Events = 20_000, SplitFactor = 4 };

return Application.Run(args, new Config
{
    Components = [Zmumu],
    Sequence = sample =>
    [
        new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
        new DiMuon(),
    ],
});
