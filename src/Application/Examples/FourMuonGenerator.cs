using Heppy.Events;
using Heppy.Physics;

namespace Heppy.Examples;

/// <summary>Makes events with muons, jets and missing momentum under NanoAOD's names: enough physics to see a Higgs boson.</summary>
/// <remarks>
/// Resonances by Breit-Wigner, two-body decays by phase space, 1.5 % momentum resolution, muons with pT above 5 GeV and |eta| below 2.4
/// found with 95 % efficiency, jets with falling spectrum. Each event depends on its number only.
/// </remarks>
/// <param name="process">Where the muons come from.</param>
/// <param name="seed">Seed.</param>
/// <param name="firstRun">First run number, for collisions; simulation has run 1.</param>
public sealed class FourMuonGenerator(FourMuonProcess process, ulong seed, uint firstRun = 1) : IEventGenerator
{
    private const uint EventsPerLumi = 100;
    private const uint LumisPerRun = 50;

    /// <summary>Share of collisions with a Higgs boson.</summary>
    public double HiggsShare { get; init; } = 0.017;

    /// <summary>Share of collisions with two Z bosons and no Higgs boson; the others have one Z boson.</summary>
    public double ContinuumShare { get; init; } = 0.483;

    /// <summary>Of two Z bosons without a resonance, the share with one of them far off its mass shell: together 80 to 182 GeV.</summary>
    public double OffShellShare { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ColumnSchema> Columns { get; } = Schema(process);

    /// <inheritdoc/>
    public void Generate(long number, EventColumns columns)
    {
        var random = new EventRandom(seed, (uint)process, 0, (ulong)number, nameof(FourMuonGenerator));
        uint lumi = (uint)(number / EventsPerLumi);
        bool isData = process == FourMuonProcess.Collisions;
        columns.Set("run", isData ? firstRun + (lumi / LumisPerRun) : 1u);
        columns.Set("luminosityBlock", (isData ? lumi % LumisPerRun : lumi) + 1);
        columns.Set("event", (ulong)number + 1);
        List<SimulatedMuon> muons = [];
        foreach (P4 muon in Muons(ref random))
        {
            Detect(ref random, muon, muons.Count % 2 == 0 ? 1 : -1, muons);
        }

        if (random.NextDouble() < 0.1)
        {
            Detect(ref random, P4.FromPtEtaPhiM(5 + (4 * random.NextExponential()), 3 * random.NextGaussian(), Angle(ref random), Pdg.Muon.Mass), random.NextInt(2) == 0 ? 1 : -1, muons, isFake: true);
        }

        muons.Sort((a, b) => b.Pt.CompareTo(a.Pt));
        WriteMuons(muons, columns);
        WriteJets(ref random, columns);
        columns.Set("MET_pt", (float)(18 * random.NextExponential()));
        columns.Set("MET_phi", (float)Angle(ref random));
        bool doubleMuon = muons.Count >= 2 && muons[0].Pt > 17 && muons[1].Pt > 8 && random.NextDouble() < 0.96;
        columns.Set("HLT_Mu17_TrkIsoVVL_Mu8_TrkIsoVVL_DZ", doubleMuon);
        columns.Set("HLT_IsoMu27", muons.Count > 0 && muons[0].Pt > 27 && random.NextDouble() < 0.9);
        if (!isData)
        {
            // Next-to-leading order: some weights are negative, and none is 1.
            columns.Set("genWeight", (float)((random.NextDouble() < 0.08 ? -1 : 1) * (1.7 + (0.3 * random.NextGaussian()))));
        }
    }

    private static ColumnSchema[] Schema(FourMuonProcess process)
    {
        ColumnSchema[] common =
        [
            Flat("run", ElementType.UInt32),
            Flat("luminosityBlock", ElementType.UInt32),
            Flat("event", ElementType.UInt64),
            Flat("nMuon", ElementType.UInt32),
            Lists("Muon_pt", ElementType.Float),
            Lists("Muon_eta", ElementType.Float),
            Lists("Muon_phi", ElementType.Float),
            Lists("Muon_mass", ElementType.Float),
            Lists("Muon_charge", ElementType.Int32),
            Lists("Muon_mediumId", ElementType.Boolean),
            Lists("Muon_pfRelIso04_all", ElementType.Float),
            Lists("Muon_sip3d", ElementType.Float),
            Flat("nJet", ElementType.UInt32),
            Lists("Jet_pt", ElementType.Float),
            Lists("Jet_eta", ElementType.Float),
            Lists("Jet_phi", ElementType.Float),
            Lists("Jet_mass", ElementType.Float),
            Lists("Jet_jetId", ElementType.Int32),
            Flat("MET_pt", ElementType.Float),
            Flat("MET_phi", ElementType.Float),
            Flat("HLT_Mu17_TrkIsoVVL_Mu8_TrkIsoVVL_DZ", ElementType.Boolean),
            Flat("HLT_IsoMu27", ElementType.Boolean),
        ];
        return process == FourMuonProcess.Collisions ? common : [.. common, Flat("genWeight", ElementType.Float)];
    }

    private static ColumnSchema Flat(string name, ElementType type) => new(name, type);

    private static ColumnSchema Lists(string name, ElementType type) => new(name, type, IsJagged: true);

    private static double Angle(ref EventRandom random) => ((2 * random.NextDouble()) - 1) * Math.PI;

    private P4[] Muons(ref EventRandom random)
    {
        double which = random.NextDouble();
        if (process == FourMuonProcess.Collisions && which < 1 - HiggsShare - ContinuumShare)
        {
            P4 z = Decays.Produce(ref random, Decays.BreitWigner(ref random, Pdg.Z.Mass, Pdg.Z.Width, 40, 200), 20, 1.6);
            (P4 a, P4 b) = Decays.TwoBody(ref random, z, Pdg.Muon.Mass, Pdg.Muon.Mass);
            return [a, b];
        }

        bool isHiggs = process == FourMuonProcess.Higgs || (process == FourMuonProcess.Collisions && which > 1 - HiggsShare);
        bool isOffShell = !isHiggs && OffShellShare > 0 && random.NextDouble() < OffShellShare;
        double mass = isHiggs ? Decays.BreitWigner(ref random, Pdg.H.Mass, 0.0041, 120, 130)
            : isOffShell ? 80 + (102 * random.NextDouble())
            : 182 + (60 * random.NextExponential());
        double mass1 = Decays.BreitWigner(ref random, Pdg.Z.Mass, Pdg.Z.Width, 40, Math.Min(120, mass - 13));
        double highest = Math.Min(120, mass - mass1 - 0.5);
        // Below threshold the second Z boson is off its mass shell: its spectrum rises towards the end of phase space.
        double mass2 = isHiggs || isOffShell ? 12 + ((highest - 12) * Math.Sqrt(random.NextDouble())) : Decays.BreitWigner(ref random, Pdg.Z.Mass, Pdg.Z.Width, 12, highest);
        P4 parent = Decays.Produce(ref random, mass, isHiggs ? 40 : 30, 1.2);
        (P4 z1, P4 z2) = Decays.TwoBody(ref random, parent, mass1, mass2);
        (P4 m1, P4 m2) = Decays.TwoBody(ref random, z1, Pdg.Muon.Mass, Pdg.Muon.Mass);
        (P4 m3, P4 m4) = Decays.TwoBody(ref random, z2, Pdg.Muon.Mass, Pdg.Muon.Mass);
        return [m1, m2, m3, m4];
    }

    private static void Detect(ref EventRandom random, in P4 muon, int charge, List<SimulatedMuon> found, bool isFake = false)
    {
        double pt = muon.Pt * (1 + (0.015 * random.NextGaussian()));
        bool isFound = random.NextDouble() < 0.95;
        if (!isFound || pt < 5 || Math.Abs(muon.Eta) > 2.4)
        {
            return;
        }

        found.Add(new SimulatedMuon(
            (float)pt, (float)muon.Eta, (float)muon.Phi, charge, random.NextDouble() < (isFake ? 0.6 : 0.98),
            (float)((isFake ? 0.6 : 0.06) * random.NextExponential()), (float)((isFake ? 4 : 1) * Math.Abs(random.NextGaussian()))));
    }

    private static void WriteMuons(List<SimulatedMuon> muons, EventColumns columns)
    {
        columns.Set("nMuon", (uint)muons.Count);
        columns.List<float>("Muon_pt", [.. muons.Select(m => m.Pt)]);
        columns.List<float>("Muon_eta", [.. muons.Select(m => m.Eta)]);
        columns.List<float>("Muon_phi", [.. muons.Select(m => m.Phi)]);
        columns.List<float>("Muon_mass", [.. muons.Select(_ => (float)Pdg.Muon.Mass)]);
        columns.List<int>("Muon_charge", [.. muons.Select(m => m.Charge)]);
        columns.List<bool>("Muon_mediumId", [.. muons.Select(m => m.MediumId)]);
        columns.List<float>("Muon_pfRelIso04_all", [.. muons.Select(m => m.Isolation)]);
        columns.List<float>("Muon_sip3d", [.. muons.Select(m => m.Sip3d)]);
    }

    private void WriteJets(ref EventRandom random, EventColumns columns)
    {
        Span<float> pt = stackalloc float[8];
        Span<float> eta = stackalloc float[8];
        Span<float> phi = stackalloc float[8];
        Span<float> mass = stackalloc float[8];
        Span<int> id = stackalloc int[8];
        int count = 0;
        bool isForward = random.NextDouble() < (process == FourMuonProcess.Higgs ? 0.15 : 0.03);
        for (double left = random.NextDouble(); count < 8 && (left < 0.55 || (isForward && count < 2)); left = random.NextDouble())
        {
            pt[count] = (float)((isForward && count < 2 ? 35 : 20) + (25 * random.NextExponential()));
            eta[count] = (float)(isForward && count < 2 ? (count == 0 ? 1 : -1) * (2.6 + (0.7 * random.NextGaussian())) : 2 * random.NextGaussian());
            phi[count] = (float)Angle(ref random);
            mass[count] = pt[count] * 0.15f;
            id[count] = random.NextDouble() < 0.97 ? 6 : 0;
            count++;
        }

        columns.Set("nJet", (uint)count);
        columns.List<float>("Jet_pt", pt[..count]);
        columns.List<float>("Jet_eta", eta[..count]);
        columns.List<float>("Jet_phi", phi[..count]);
        columns.List<float>("Jet_mass", mass[..count]);
        columns.List<int>("Jet_jetId", id[..count]);
    }
}
