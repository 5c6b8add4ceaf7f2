#!/usr/bin/env dotnet
#:project ../../src/Application
#:include h_to_zz_samples.cs

using Heppy;
using Heppy.Analyzers;
using Heppy.Physics;
using static Heppy.Units;
using static HToZZSamples;

var options = new Options(args);
double minPt = options.Get("minPt", 5.0, "lowest muon pT [GeV]");           // heppy ... -o minPt=7

ggH_125.SplitFactor = 10;
ZZ.SplitFactor = ZZ.Files.Count;                                            // one job per file

var muonId = Correction.Load("muon_z.json.gz", "NUM_MediumID_DEN_TrackerMuons");  // correctionlib; read once, shared: immutable

return Application.Run(args, new Config
{
    Components = [data_period_A, data_period_B, ggH_125, ZZ],
    Luminosity = 14.5 / fb,                                                 // what simulation is scaled to, once, at the end
    Plots = HToZZPlots.Style,                                               // for heppy-plot
    Sequence = sample =>                                                    // called once per range; a null entry is skipped
    [
        sample.IsData ? new LumiMask() : null,                              // the mask and the paths are the component's
        new TriggerFilter(),
        new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
        new ParticleReader<Jet> { Collection = "Jet", Output = "jets" },
        sample.IsData ? null : new ShapeVariation<Muon>
        {
            Name = "muon_scale",
            Collection = "muons",
            Up = (in m) => m with { Pt = m.Pt * 1.002f },
            Down = (in m) => m with { Pt = m.Pt * 0.998f },
        },
        new Selector<Muon>
        {
            Input = "muons",
            Output = "good_muons",
            Where = (in m) => m.Pt > minPt && Math.Abs(m.Eta) < 2.4 && m.MediumId
                              && m.PfRelIso04_all < 0.35 && Math.Abs(m.Sip3d) < 4,
        },
        new OverlapRemover<Jet, Muon> { Input = "jets", Against = "good_muons", Output = "clean_jets" },
        sample.IsData ? null : new ScaleFactor<Muon>                        // multiplies the weight; adds muon_id_up, muon_id_down
        {
            Name = "muon_id",
            Input = "good_muons",
            Value = (in m, shift) => muonId.Evaluate(Math.Abs(m.Eta), m.Pt, shift.Pick("nominal", "systup", "systdown")),
        },
        new FourMuons { Label = "signal_region" },
    ],
});

/// <summary>What is read of a muon: one parameter per column (Muon_pt, Muon_eta, ..., Muon_sip3d).</summary>
readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge,
                            bool MediumId, float PfRelIso04_all, float Sip3d) : ICharged;

readonly record struct Jet(float Pt, float Eta, float Phi, float Mass, [Column("jetId")] int Id) : IParticle;

enum Category { Untagged, VBF, Boosted }

/// <summary>One row of the ntuple: one column per parameter.</summary>
readonly record struct Row(uint Run, uint Lumi, ulong Event, Category Category,
                           float M4Mu, float MZ1, float MZ2, int JetCount, float Met, double Weight);

/// <summary>Z1 is the opposite-charge pair closest to the Z mass, Z2 the closest among the other muons.</summary>
sealed class FourMuons : Analyzer
{
    readonly Input<Muon> muons = new("good_muons");
    readonly Input<Jet> jets = new("clean_jets");
    readonly Column<float> met = new("MET_pt");

    readonly Cut atLeastFour = new("at least four muons");                  // the cut flow, in the order of declaration
    readonly Cut momenta = new("pT > 20, 10 GeV");
    readonly Cut firstZ = new("Z1 in 40 to 120 GeV");
    readonly Cut secondZ = new("Z2 in 12 to 120 GeV");

    readonly Histogram<Category, double> mass = new("m4mu",
        Axis.Categories<Category>("category"), Axis.Regular(70, 70, 210, "m_{4#mu} [GeV]"));
    readonly Histogram<double> massZ1 = new("mZ1", Axis.Regular(40, 40, 120, "m_{Z1} [GeV]"));
    readonly Histogram<double, double> plane = new("mZ1_mZ2", Axis.Regular(40, 40, 120, "m_{Z1} [GeV]"), Axis.Regular(54, 12, 120, "m_{Z2} [GeV]"));
    readonly Ntuple<Row> ntuple = new("four_muons");

    public override bool Process(Event ev)
    {
        var mu = muons[ev];                                                 // ReadOnlySpan<Muon>, in the order of the file
        if (!atLeastFour.Pass(ev, mu.Length >= 4)) return false;
        if (!momenta.Pass(ev, mu[0].Pt > 20 && mu[1].Pt > 10)) return false;

        bool foundZ1 = mu.TryBestPair(Pdg.Z.Mass, out var z1);
        if (!firstZ.Pass(ev, foundZ1 && z1.Mass is > 40 and < 120)) return false;
        bool foundZ2 = mu.TryBestPair(Pdg.Z.Mass, out var z2, without: z1);
        if (!secondZ.Pass(ev, foundZ2 && z2.Mass is > 12 and < 120)) return false;

        var higgs = z1.P4 + z2.P4;
        var category = Categorize(jets[ev], higgs);
        mass.Fill(ev, category, higgs.Mass);                                // nominal and every variation, with its weight
        massZ1.Fill(ev, z1.Mass);
        plane.Fill(ev, z1.Mass, z2.Mass);
        ntuple.Fill(ev, new Row(ev.Run, ev.Lumi, ev.Number, category, (float)higgs.Mass, (float)z1.Mass, (float)z2.Mass,
                                jets[ev].Length, met[ev], ev.Weight));      // nominal only
        return true;
    }

    static Category Categorize(ReadOnlySpan<Jet> jets, in P4 higgs) => jets switch
    {
        [{ Pt: > 30 } a, { Pt: > 30 } b, ..] when Math.Abs(a.Eta - b.Eta) > 3.5 => Category.VBF,
        _ when higgs.Pt > 200 => Category.Boosted,
        _ => Category.Untagged,
    };
}
