#!/usr/bin/env dotnet
#:project ../../src/Application
#:include particles.cs
#:include queries.cs

// The eight queries of the IRIS-HEP ADL benchmark (https://github.com/iris-hep/adl-benchmarks-index) in one pass.
//   heppy Outdir samples/adl/analysis.cs [-o files='/data/*.parquet'] [-o split=7]

using Heppy;
using Heppy.Analyzers;
using Heppy.Examples;

var options = new Options(args);
string files = options.Get("files", "", "input files, a glob; generated events if not given");
int split = options.Get("split", 1, "number of chunks");
long generated = options.Get("events", 20_000L, "number of generated events");
if (files.Length == 0)
{
    files = $"data/adl_{generated}/*.parquet";
    ExampleData.Adl(Path.GetDirectoryName(files)!, generated);
}

var events = new DataComponent { Name = "events", Files = [files], SplitFactor = split };

return Application.Run(args, new Config
{
    Components = [events],
    Sequence = sample =>
    [
        new ParticleReader<Jet> { Collection = "Jet", Output = "jets" },
        new ParticleReader<Lepton> { Collection = "Muon", Output = "muons" },
        new ParticleReader<Lepton> { Collection = "Electron", Output = "electrons" },
        new MissingMomentum(),
        new JetMomenta(),
        new TwoJets(),
        new MuonPair(),
        new TriJet(),
        new JetSum(),
        new ThreeLeptons(),
    ],
});
