#!/usr/bin/env dotnet
#:project ../../src/Application
#:include samples.cs
// Top quark pairs with a muon: M3, b tags, systematic variations, data and two simulations.  heppy Outdir samples/ttbar/analysis.cs

using Heppy;
using Heppy.Analyzers;
using Heppy.Physics;
using static Heppy.Units;
using static TopSamples;

var options = new Options(args);
double workingPoint = options.Get("btag", 0.6, "least score of a b tag");

ttbar.SplitFactor = WJets.SplitFactor = collisions.SplitFactor = 2;

return Application.Run(args, new Config
{
    Components = [collisions, ttbar, WJets],
    Luminosity = 200 / pb,
    Plots = TopPlots.Style,
    Sequence = sample => sample == collisions
        ? [.. Common<Jet>(), new TopPairs<Jet>(workingPoint)]
        :
        [
            .. Common<SimulatedJet>(),
            new ScaleFactor<SimulatedJet>                                   // before the selection of tags: it weighs all jets
            {
                Name = "btag",
                Input = "good_jets",
                Value = (in jet, shift) => jet.BTag < workingPoint ? 1
                    : jet.Flavour == 5 ? shift.Pick(0.97, 0.99, 0.95)
                    : shift.Pick(1.05, 1.15, 0.95),
            },
            new TopPairs<SimulatedJet>(workingPoint),
        ],
});

static Analyzer[] Common<TJet>() where TJet : struct, IJet<TJet> =>
[
    new TriggerFilter(),
    new ParticleReader<Muon> { Collection = "Muon", Output = "all_muons" },
    new ParticleReader<TJet> { Collection = "Jet", Output = "jets" },
    .. TJet.IsSimulated ? [new ShapeVariation<TJet> { Name = "jes", Collection = "jets", Up = (in j) => j.Scaled(1.02f), Down = (in j) => j.Scaled(0.98f) }] : Array.Empty<Analyzer>(),
    new Selector<Muon> { Input = "all_muons", Output = "muons", Where = (in m) => m.Pt > 26 && Math.Abs(m.Eta) < 2.4 && m.PfRelIso04_all < 0.15 },
    new OverlapRemover<TJet, Muon> { Input = "jets", Against = "muons", Output = "clean_jets" },
    new Selector<TJet> { Input = "clean_jets", Output = "good_jets", Where = (in j) => j.Pt > 30 && Math.Abs(j.Eta) < 2.4 },
    new M3Builder<TJet> { Jets = "good_jets", Output = "m3" },
];

readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge, float PfRelIso04_all) : ICharged;

/// <summary>What the analysis asks of a jet, in data and in simulation.</summary>
interface IJet<TSelf> : IParticle
{
    static abstract bool IsSimulated { get; }
    float BTag { get; }
    TSelf Scaled(float factor);
}

readonly record struct Jet(float Pt, float Eta, float Phi, float Mass, [Column("btagDeepFlavB")] float BTag) : IJet<Jet>
{
    public static bool IsSimulated => false;
    public Jet Scaled(float factor) => this with { Pt = Pt * factor, Mass = Mass * factor };
}

readonly record struct SimulatedJet(float Pt, float Eta, float Phi, float Mass, [Column("btagDeepFlavB")] float BTag, [Column("hadronFlavour")] int Flavour) : IJet<SimulatedJet>
{
    public static bool IsSimulated => true;
    public SimulatedJet Scaled(float factor) => this with { Pt = Pt * factor, Mass = Mass * factor };
}

enum Tags { None, One, Two }

/// <summary>A muon and four jets: the mass of the three jets with the highest sum of pT is that of the top quark.</summary>
sealed class TopPairs<TJet>(double workingPoint) : Analyzer where TJet : struct, IJet<TJet>
{
    readonly Input<Muon> muons = new("muons");
    readonly Input<TJet> jets = new("good_jets");
    readonly Input<Triplet<TJet>> m3 = new("m3");
    readonly Column<float> met = new("MET_pt");
    readonly Column<float> metPhi = new("MET_phi");

    readonly Cut<Tags> oneMuon = new("one muon");
    readonly Cut<Tags> fourJets = new("four jets");

    readonly Histogram<Tags, double> mass = new("m3", Axis.Categories<Tags>("b tags"), Axis.Regular(40, 80, 480, "M3 [GeV]"));
    readonly Histogram<double> transverse = new("mtw", Axis.Regular(30, 0, 150, "m_{T}(W) [GeV]"));
    readonly Histogram<int> count = new("jets", Axis.Integer(0, 10, "jets"));

    public override bool Process(Event ev)
    {
        var good = jets[ev];
        int tagged = 0;
        foreach (ref readonly var jet in good)
        {
            tagged += jet.BTag >= workingPoint ? 1 : 0;
        }
        var tags = (Tags)Math.Min(tagged, 2);

        if (!oneMuon.Pass(ev, tags, muons[ev].Length == 1)) return false;
        count.Fill(ev, good.Length);
        if (!fourJets.Pass(ev, tags, good.Length >= 4)) return false;

        var muon = muons[ev][0];
        mass.Fill(ev, tags, m3[ev][0].P4.Mass);
        transverse.Fill(ev, Kinematics.TransverseMass(muon.Pt, muon.Phi, met[ev], metPhi[ev]));
        return true;
    }
}
