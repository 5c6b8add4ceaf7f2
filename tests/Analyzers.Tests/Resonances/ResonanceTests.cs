using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Resonances;

public class ResonanceTests
{
    // Back to back at rapidity 0: the mass of a pair is twice the mean pT, but for the lepton's own mass.
    private static readonly Lepton Plus45 = Lepton.Muon(45.6f, 0, 0, 1);
    private static readonly Lepton Minus45 = Lepton.Muon(45.6f, 0, MathF.PI, -1);
    private static readonly Lepton Minus30 = Lepton.Muon(30, 0, MathF.PI, -1);
    private static readonly Lepton Plus30 = Lepton.Muon(30, 0, 0, 1);

    [Fact]
    public void All_pairs_of_opposite_charge_come_with_the_nearest_to_the_nominal_mass_first()
    {
        Resonance<Lepton>[] zeds = Build([Plus30, Minus30, Minus45, Plus45], Pdg.Z.Id);

        Assert.Equal([(2, 3), (0, 2), (1, 3), (0, 1)], Indices(zeds));
        Assert.Equal((Minus45, Plus45), (zeds[0].First, zeds[0].Second));
        Assert.Equal((0, 23), (zeds[0].Charge, zeds[0].PdgId));
        Assert.Equal(Minus45.P4 + Plus45.P4, zeds[0].P4);
        Assert.Equal((float)zeds[0].P4.Mass, zeds[0].Mass);
    }

    [Fact]
    public void Equally_near_pairs_come_in_the_order_of_their_legs() =>
        Assert.Equal([(0, 2), (0, 3), (1, 2), (1, 3)], Indices(Build([Plus45, Plus45, Minus45, Minus45], Pdg.Z.Id)));

    [Theory]
    [InlineData(PairCharge.Opposite, 2)]
    [InlineData(PairCharge.Same, 1)]
    [InlineData(PairCharge.Any, 6)]
    public void Charges_are_as_wanted(PairCharge charges, int pairs) =>
        Assert.Equal(pairs, Build([Plus45, Plus30, Minus45, Plus45 with { Charge = 0 }], Pdg.Z.Id, charges).Length);

    [Theory]
    [InlineData(23, 91.1876)]
    [InlineData(24, 80.3692)]
    [InlineData(-24, 80.3692)]
    [InlineData(25, 125.20)]
    public void The_nominal_mass_is_that_of_the_particle(int pdgId, double mass)
    {
        Lepton[] legs = [Plus45, .. new[] { mass - 3, mass + 2, mass - 1, mass + 4 }.Select(m => Minus45 with { Pt = (float)(m * m / (4 * Plus45.Pt)) })];

        Assert.Equal([3, 2, 1, 4], Build(legs, pdgId).Select(r => r.SecondIndex));
    }

    [Fact]
    public void Another_mass_can_be_set() =>
        Assert.Equal([(0, 1), (1, 3), (0, 2), (2, 3)], Indices(Build([Plus30, Minus30, Minus45, Plus45], 443, mass: 3.0969)));

    [Fact]
    public void A_particle_whose_mass_is_not_known_is_a_mistake_in_the_plan()
    {
        UserError error = Assert.Throws<UserError>(() => Build([], 9999));

        Assert.Contains("ResonanceBuilder", error.Message, StringComparison.Ordinal);
        Assert.Contains("looks for particle 9999, whose mass it does not know. Set NominalMass, in GeV.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_with_NaN_are_not_taken() =>
        Assert.Equal([(1, 3)], Indices(Build([Plus45 with { Eta = float.NaN }, Plus45, Minus45 with { Pt = float.NaN }, Minus45], Pdg.Z.Id)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void There_is_no_pair_of_fewer_than_two(int count)
    {
        Lepton[] legs = [.. new[] { Plus45 }.Take(count)];

        Assert.Empty(Build(legs, Pdg.Z.Id));
        Assert.Empty(BestLegs(legs));
    }

    [Fact]
    public void The_best_legs_are_those_of_the_first_resonance()
    {
        Lepton[] legs = [Plus30, Minus30, Minus45, Plus45];

        Assert.Equal([Minus45, Plus45], BestLegs(legs));
        Assert.Equal([Minus45, Plus45], Extract(legs, 1));
        Assert.Equal([Minus45, Plus45, Plus30, Minus45], Extract(legs, 2));
        Assert.Equal(8, Extract(legs, 99).Length);
        Assert.Empty(Extract(legs, 0));
        Assert.Empty(Extract([], 1));
    }

    [Fact]
    public void Jets_without_charge_make_pairs_if_any_charge_is_wanted()
    {
        Jet[] jets = [new(40, 0, 0, 5), new(40, 0, 3, 5)];
        Resonance<Jet>[] Pairs(PairCharge charges) => TestRun.Once<Resonance<Jet>>("out", () =>
        [
            new Given<Jet>("jets", jets),
            new ResonanceBuilder<Jet> { LegCollection = "jets", PdgId = Pdg.W.Id, Charges = charges, Output = "out" },
        ]);

        Assert.Equal(0, Assert.Single(Pairs(PairCharge.Any)).Charge);
        Assert.Empty(Pairs(PairCharge.Opposite));
    }

    [Fact]
    public void Resonances_can_be_legs_themselves()
    {
        Lepton[] muons = [Plus45, Plus30 with { Eta = 1 }, Minus45 with { Eta = 0.5f }, Minus30 with { Phi = 2 }];
        P4 sum = muons[0].P4 + muons[1].P4 + muons[2].P4 + muons[3].P4;

        Resonance<Resonance<Lepton>> higgs = Assert.Single(TestRun.Once<Resonance<Resonance<Lepton>>>("higgs", () =>
        [
            new Given<Lepton>("muons", muons),
            new LeptonicZedBuilder<Lepton> { Leptons = "muons", Output = "zeds" },
            new ResonanceBuilder<Resonance<Lepton>> { LegCollection = "zeds", PdgId = Pdg.H.Id, Charges = PairCharge.Any, Output = "higgs" },
        ]));

        Assert.Equal(sum.Mass, higgs.P4.Mass, 1e-4);
        Assert.Equal((25, 23, 23), (higgs.PdgId, higgs.First.PdgId, higgs.Second.PdgId));
    }

    internal static IEnumerable<(int, int)> Indices(Resonance<Lepton>[] resonances) => resonances.Select(r => (r.FirstIndex, r.SecondIndex));

    private static Resonance<Lepton>[] Build(Lepton[] legs, int pdgId, PairCharge charges = PairCharge.Opposite, double? mass = null) =>
        TestRun.Once<Resonance<Lepton>>("out", () =>
        [
            new Given<Lepton>("legs", legs),
            new ResonanceBuilder<Lepton> { LegCollection = "legs", PdgId = pdgId, NominalMass = mass, Charges = charges, Output = "out" },
        ]);

    private static Lepton[] BestLegs(Lepton[] legs) => TestRun.Once<Lepton>("best", () =>
    [
        new Given<Lepton>("legs", legs),
        new ResonanceBuilder<Lepton> { LegCollection = "legs", PdgId = Pdg.Z.Id, Output = "out", OutputLegs = "best" },
    ]);

    private static Lepton[] Extract(Lepton[] legs, int max) => TestRun.Once<Lepton>("best", () =>
    [
        new Given<Lepton>("legs", legs),
        new ResonanceBuilder<Lepton> { LegCollection = "legs", PdgId = Pdg.Z.Id, Output = "out" },
        new ResonanceLegExtractor<Lepton> { Resonances = "out", Output = "best", Max = max },
    ]);

    private readonly record struct Jet(float Pt, float Eta, float Phi, float Mass) : IParticle;
}
