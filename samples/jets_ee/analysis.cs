#!/usr/bin/env dotnet
#:project ../../src/Application
// Jets at an electron-positron collider: how often a gluon is radiated, by the Durham algorithm.  heppy Outdir samples/jets_ee/analysis.cs

using Heppy;
using Heppy.Analyzers;
using Heppy.Examples;
using Heppy.Physics;

var options = new Options(args);
double yCut = options.Get("yCut", 0.01, "jets are apart when d_ij is above this part of the squared energy");

var Zqq = new GeneratedComponent("Zqq") { Generator = new HadronicZGenerator(seed: 1), Events = 20_000 };
Zqq.SplitFactor = 2;

return Application.Run(args, new Config
{
    Components = [Zqq],
    Sequence = sample =>
    [
        new ParticleReader<Particle> { Collection = "Particle", Output = "particles" },
        new JetClusterizer<Particle> { Input = "particles", Output = "jets", Definition = JetDefinition.Durham(), JetCount = 2 },
        new TwoJets(),
        new EventShape(yCut),
    ],
});

readonly record struct Particle(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

/// <summary>The event as two jets.</summary>
sealed class TwoJets : Analyzer
{
    readonly Input<Jet> jets = new("jets");
    readonly Cut central = new("both jets within |cos theta| < 0.9");
    readonly Histogram<double> mass = new("mass", Axis.Regular(50, 60, 110, "m_{jj} [GeV]"));
    readonly Histogram<double> angle = new("cos_theta", Axis.Regular(20, 0, 1, "|cos #theta|"));
    readonly Histogram<int> particles = new("particles", Axis.Integer(0, 40, "particles in a jet"));

    public override bool Process(Event ev)
    {
        var pair = jets[ev];
        double cos = Math.Abs(Math.Tanh(pair[0].Eta));
        angle.Fill(ev, cos);
        if (!central.Pass(ev, cos < 0.9 && Math.Abs(Math.Tanh(pair[1].Eta)) < 0.9)) return false;

        mass.Fill(ev, (pair[0].P4 + pair[1].P4).Mass);
        foreach (var jet in pair)
        {
            particles.Fill(ev, jet.Count);
        }
        return true;
    }
}

/// <summary>How many jets there are, and at which resolution two become three: what alpha_s is measured from.</summary>
sealed class EventShape(double yCut) : Analyzer
{
    readonly Input<Particle> particles = new("particles");
    readonly JetClustering clustering = new(JetDefinition.Durham());
    readonly Cut three = new("three jets or more");
    readonly Histogram<int> count = new("jets", Axis.Integer(0, 8, "jets"));
    readonly Histogram<double> y23 = new("y23", Axis.Log(40, 1e-5, 1, "y_{23}"));

    public override bool Process(Event ev)
    {
        clustering.Cluster(particles[ev]);
        double squaredEnergy = clustering.TotalEnergy * clustering.TotalEnergy;
        int found = clustering.CountAt(yCut * squaredEnergy);
        count.Fill(ev, found);
        if (clustering.ParticleCount > 2)
        {
            y23.Fill(ev, clustering.MergingScale(2) / squaredEnergy);
        }
        return three.Pass(ev, found >= 3);
    }
}
