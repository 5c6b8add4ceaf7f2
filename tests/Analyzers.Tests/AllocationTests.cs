using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests;

public class AllocationTests
{
    private const int Events = 2_000;
    private const int WarmUp = 1_000;

    private static readonly Correction Turn = Corrections.Corrected.Of(
        """{"nodetype": "formula", "parser": "TFormula", "expression": "0.9+0.1*erf(x/20)", "variables": ["pt"]}""", "pt:real");

    [Fact]
    public void No_analyzer_takes_memory_for_an_event()
    {
        // The largest events come early: later ones find their memory.
        Lepton[][] kinds = [.. Enumerable.Range(0, 10).Select(n => Leptons(40 - (4 * n), n))];
        Lepton[][] leptons = [.. Enumerable.Range(0, Events).Select(i => kinds[i % kinds.Length])];
        Lepton[][] others = [.. Enumerable.Range(0, Events).Select(i => kinds[(i + 3) % kinds.Length])];
        var allocated = new long[Events];

        TestRun.Over(TestRun.Adl(Events), _ =>
        [
            new Given<Lepton>("leptons", leptons),
            new Given<Lepton>("others", others),
            new Meter(allocated, -1),
            .. All(),
            new Meter(allocated, 1),
        ]);

        Assert.True(allocated[..10].Sum() > 0, "The first events need memory: nothing was measured.");
        Assert.Equal(0, allocated[WarmUp..].Sum());
    }

    private static Analyzer[] All() =>
    [
        new EventByNumber { EventNumbers = [.. Enumerable.Range(1, Events).Select(i => (ulong)i)], Runs = [194_000] },
        new EventSkipper { FirstEvent = 0 },
        new EventFilter<Lepton> { Input = "leptons", MinNumber = 0, Where = (in l) => l.Pt > 10 },
        new Masker<Lepton> { Input = "leptons", Mask = "others", Output = "masked" },
        new Merger<Lepton> { Inputs = ["leptons", "others"], Output = "merged", SortKey = (in l) => l.Pt },
        new Subtractor<Lepton> { InputA = "merged", InputB = "others", Output = "subtracted", SortKey = (in l) => l.Eta },
        new Tagger<Lepton, ParticleSum> { Input = "leptons", Output = "tagged", Tag = (in l) => new ParticleSum(l.P4, l.Charge, 1) },
        new P4SumBuilder<Lepton> { Particles = "leptons", Output = "sum" },
        new RecoilBuilder<Lepton> { Sqrts = 240, ToRemove = "leptons", Output = "recoil" },
        new SingleJetBuilder<Lepton> { Particles = "leptons", Output = "jet" },
        new METBuilder<Lepton> { Particles = "leptons", Output = "met" },
        new METReader { Output = "read" },
        new MTW<Lepton> { Leptons = "leptons", Met = "met", Output = "mtw" },
        new ResonanceBuilder<Lepton> { LegCollection = "leptons", PdgId = Pdg.Z.Id, Output = "resonances", OutputLegs = "best" },
        new ResonanceLegExtractor<Lepton> { Resonances = "resonances", Output = "legs" },
        new LeptonicZedBuilder<Lepton> { Leptons = "leptons", Output = "zeds", OutputLegs = "zed_legs" },
        new ResonanceMatcher<Lepton> { Resonances = "zeds", MatchResonances = "resonances", NMatch = 1, Output = "shared" },
        new M3Builder<Lepton> { Jets = "leptons", Output = "m3" },
        new Matcher<Lepton, Lepton> { Particles = "leptons", MatchParticles = ["others"], Output = "near", OutputIndices = "indices", Label = "nearest" },
        new Matcher<Lepton, Lepton> { Particles = "leptons", MatchParticles = ["others"], Output = "pairs", OneToOne = true, Label = "pairs" },
        new IsolationAnalyzer<Lepton, Lepton> { Candidates = "leptons", Particles = "others", IsoArea = EtaPhiArea.Circle(0.4), Output = "isolated" },
        new OverlapRemover<Lepton, Lepton> { Input = "leptons", Against = "others", Output = "clean" },
        new JetClusterizer<Lepton> { Input = "leptons", Output = "jets", Constituents = "constituents", Definition = JetDefinition.AntiKt(0.4) },
        new GaussianSmearer<Lepton> { Input = "leptons", Output = "smeared", Width = (in l) => 0.1, Smeared = (in l, f) => l with { Pt = l.Pt * f } },
        new JetEnergyCorrector<Lepton> { Input = "leptons", Output = "corrected", Correction = (in l) => 1.1 + (0.01 * l.Eta), Corrected = (in l, f) => l with { Pt = l.Pt * f } },
        new ParametrizedBTagger<Lepton, ParticleSum>
        {
            Input = "leptons", Output = "b_tagged", IsB = (in l) => l.Charge > 0, Tagged = (in l, isB) => new ParticleSum(l.P4, isB ? 1 : 0, 1),
            Roc = new BTagRoc((0.5, 0.01), (0.9, 0.1)), Efficiency = 0.7,
        },
        new Gun<Lepton> { Output = "shot", PdgIds = [13, -13], Min = 2, Max = 50, Shot = (in p, id) => Lepton.Muon((float)p.Pt, (float)p.Eta, (float)p.Phi, -Math.Sign(id)) },
        new RandomAnalyzer { Output = "random" },
        new Histogrammer<Lepton> { Input = "leptons" },
        new ScaleFactor<Lepton> { Name = "id", Input = "leptons", Value = (in l, s) => s.Pick(0.99, 1, 0.98) },
        new CorrectionWeight<Lepton> { Name = "trigger", Input = "leptons", Correction = Turn, Numbers = new() { ["pt"] = (in l) => l.Pt } },
        new PileupReweighter { Column = "MET_pt", Edges = [0, 20, 1000], Data = [1, 1], Up = [1, 2], Down = [2, 1], Simulation = [2, 1] },
        new LeptonFsrDresser<Lepton, Lepton>
        {
            Leptons = "leptons",
            Particles = "others",
            Area = EtaPhiArea.Circle(0.4),
            Output = "dressed",
            Dressed = (in l, in p) => l with { Pt = (float)p.Pt },
        },
    ];

    private static Lepton[] Leptons(int count, int seed) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var random = new EventRandom(1, 1, (uint)seed, (ulong)i, nameof(AllocationTests));
            int charge = random.NextInt(2) == 0 ? 1 : -1;
            return Lepton.Muon((float)(20 * random.NextExponential()), (float)random.NextGaussian(), (float)(6 * random.NextDouble()), charge);
        }),
    ];

    /// <summary>Notes what this thread has allocated, with a sign: twice makes a difference.</summary>
    private sealed class Meter(long[] bytes, int sign) : Analyzer
    {
        public override bool Process(Event ev)
        {
            bytes[ev.Entry] += sign * GC.GetAllocatedBytesForCurrentThread();
            return true;
        }
    }
}
