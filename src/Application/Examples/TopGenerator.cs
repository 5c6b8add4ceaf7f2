using Heppy.Events;
using Heppy.Physics;

namespace Heppy.Examples;

/// <summary>Makes events with a muon, jets and missing momentum under NanoAOD's names: enough physics to see the top quark.</summary>
/// <remarks>
/// Top quarks decay by phase space to W bosons and b quarks; jets have 12 % resolution and are found above 15 GeV; the b tag's score is
/// high for b quarks. A jet of simulation is measured 2 % too high, which the uncertainty of the energy scale covers. Each event depends
/// on its number only.
/// </remarks>
/// <param name="process">Where the muon comes from.</param>
/// <param name="seed">Seed.</param>
public sealed class TopGenerator(TopProcess process, ulong seed) : IEventGenerator
{
    private const double TopWidth = 1.42;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnSchema> Columns { get; } = Schema(process);

    /// <inheritdoc/>
    public void Generate(long number, EventColumns columns)
    {
        var random = new EventRandom(seed, (uint)process, 0, (ulong)number, nameof(TopGenerator));
        bool isData = process == TopProcess.Collisions;
        columns.Set("run", isData ? 320_000u : 1u);
        columns.Set("luminosityBlock", 1 + (uint)(number / 200));
        columns.Set("event", (ulong)number + 1);
        List<(P4 P4, int Flavour)> partons = [];
        bool isTop = process == TopProcess.TopPair || (isData && random.NextDouble() < 0.4);
        (P4 muon, P4 neutrino) = isTop ? TopPair(ref random, partons) : WithJets(ref random, partons);
        while (random.NextDouble() < 0.35)
        {
            partons.Add((P4.FromPtEtaPhiM(20 + (20 * random.NextExponential()), 1.8 * random.NextGaussian(), Angle(ref random), 5), 0));
        }

        WriteMuon(ref random, muon, columns);
        WriteJets(ref random, partons, columns);
        columns.Set("MET_pt", (float)Math.Max(0, neutrino.Pt + (15 * random.NextGaussian())));
        columns.Set("MET_phi", (float)neutrino.Phi);
        columns.Set("HLT_IsoMu24", muon.Pt > 24 && random.NextDouble() < 0.9);
        if (!isData)
        {
            columns.Set("genWeight", process == TopProcess.TopPair && random.NextDouble() < 0.05 ? -1f : 1f);
        }
    }

    private static ColumnSchema[] Schema(TopProcess process)
    {
        string[] kinematics = ["pt", "eta", "phi", "mass"];
        ColumnSchema[] common =
        [
            new("run", ElementType.UInt32),
            new("luminosityBlock", ElementType.UInt32),
            new("event", ElementType.UInt64),
            .. kinematics.Select(c => new ColumnSchema($"Muon_{c}", ElementType.Float, IsJagged: true)),
            new("Muon_charge", ElementType.Int32, IsJagged: true),
            new("Muon_pfRelIso04_all", ElementType.Float, IsJagged: true),
            .. kinematics.Select(c => new ColumnSchema($"Jet_{c}", ElementType.Float, IsJagged: true)),
            new("Jet_btagDeepFlavB", ElementType.Float, IsJagged: true),
            new("MET_pt", ElementType.Float),
            new("MET_phi", ElementType.Float),
            new("HLT_IsoMu24", ElementType.Boolean),
        ];
        return process == TopProcess.Collisions
            ? common
            : [.. common, new("Jet_hadronFlavour", ElementType.Int32, IsJagged: true), new("genWeight", ElementType.Float)];
    }

    private static double Angle(ref EventRandom random) => ((2 * random.NextDouble()) - 1) * Math.PI;

    private static (P4 Muon, P4 Neutrino) TopPair(ref EventRandom random, List<(P4, int)> partons)
    {
        (double m1, double m2) = (TopMass(ref random), TopMass(ref random));
        P4 pair = Decays.Produce(ref random, m1 + m2 + (90 * random.NextExponential()), 40, 0.8);
        (P4 top1, P4 top2) = Decays.TwoBody(ref random, pair, m1, m2);
        (P4 w1, P4 b1) = Decays.TwoBody(ref random, top1, WMass(ref random), Pdg.B.Mass);
        (P4 w2, P4 b2) = Decays.TwoBody(ref random, top2, WMass(ref random), Pdg.B.Mass);
        (P4 q1, P4 q2) = Decays.TwoBody(ref random, w2, 0.3, 0.3);
        partons.AddRange([(b1, 5), (b2, 5), (q1, 0), (q2, 4)]);
        return Decays.TwoBody(ref random, w1, Pdg.Muon.Mass, 0);
    }

    private static (P4 Muon, P4 Neutrino) WithJets(ref EventRandom random, List<(P4, int)> partons)
    {
        P4 w = Decays.Produce(ref random, WMass(ref random), 60, 1.4);
        do
        {
            double flavour = random.NextDouble();
            partons.Add((P4.FromPtEtaPhiM(22 + (30 * random.NextExponential()), 1.6 * random.NextGaussian(), Angle(ref random), 6), flavour < 0.05 ? 5 : flavour < 0.2 ? 4 : 0));
        }
        while (random.NextDouble() < 0.7);
        return Decays.TwoBody(ref random, w, Pdg.Muon.Mass, 0);
    }

    private static double TopMass(ref EventRandom random) => Decays.BreitWigner(ref random, Pdg.Top.Mass, TopWidth, 150, 195);

    private static double WMass(ref EventRandom random) => Decays.BreitWigner(ref random, Pdg.W.Mass, 2.1, 60, 100);

    private static void WriteMuon(ref EventRandom random, in P4 muon, EventColumns columns)
    {
        bool isFound = muon.Pt > 10 && Math.Abs(muon.Eta) < 2.4 && random.NextDouble() < 0.95;
        Write("Muon_pt", (float)(muon.Pt * (1 + (0.01 * random.NextGaussian()))));
        Write("Muon_eta", (float)muon.Eta);
        Write("Muon_phi", (float)muon.Phi);
        Write("Muon_mass", (float)Pdg.Muon.Mass);
        Write("Muon_charge", random.NextInt(2) == 0 ? 1 : -1);
        Write("Muon_pfRelIso04_all", (float)(0.05 * random.NextExponential()));

        void Write<T>(string column, T value) => columns.List<T>(column, isFound ? [value] : []);
    }

    private void WriteJets(ref EventRandom random, List<(P4 P4, int Flavour)> partons, EventColumns columns)
    {
        List<(P4 P4, int Flavour, float Score)> jets = [];
        foreach ((P4 parton, int flavour) in partons)
        {
            double scale = (process == TopProcess.Collisions ? 1 : 1.02) * (1 + (0.12 * random.NextGaussian()));
            double score = flavour == 5 ? 1 - Math.Pow(random.NextDouble(), 2.2) : flavour == 4 ? Math.Pow(random.NextDouble(), 2) : Math.Pow(random.NextDouble(), 8);
            P4 jet = new(parton.Px * scale, parton.Py * scale, parton.Pz * scale, parton.E * scale);
            if (jet.Pt > 15 && Math.Abs(jet.Eta) < 4.7)
            {
                jets.Add((jet, flavour, (float)score));
            }
        }

        jets.Sort((a, b) => b.P4.Pt.CompareTo(a.P4.Pt));
        columns.List<float>("Jet_pt", [.. jets.Select(j => (float)j.P4.Pt)]);
        columns.List<float>("Jet_eta", [.. jets.Select(j => (float)j.P4.Eta)]);
        columns.List<float>("Jet_phi", [.. jets.Select(j => (float)j.P4.Phi)]);
        columns.List<float>("Jet_mass", [.. jets.Select(j => (float)Math.Max(0, j.P4.Mass))]);
        columns.List<float>("Jet_btagDeepFlavB", [.. jets.Select(j => j.Score)]);
        if (process != TopProcess.Collisions)
        {
            columns.List<int>("Jet_hadronFlavour", [.. jets.Select(j => j.Flavour)]);
        }
    }
}
