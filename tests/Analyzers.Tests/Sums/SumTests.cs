using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Sums;

public class SumTests
{
    private static readonly Lepton[] Two = [Lepton.Muon(30, 0.5f, 1, 1), Lepton.Muon(20, -1, -2, 1)];

    private readonly record struct Neutral(float Pt, float Eta, float Phi, float Mass) : IParticle;

    [Fact]
    public void A_sum_has_the_four_momentum_and_the_charge_of_all()
    {
        ParticleSum sum = Assert.Single(Sum(Two));

        Assert.Equal(Two[0].P4 + Two[1].P4, sum.P4);
        Assert.Equal((2, 2), (sum.Charge, sum.Count));
        Assert.Equal(((float)sum.P4.Pt, (float)sum.P4.Eta, (float)sum.P4.Phi, (float)sum.P4.Mass), (sum.Pt, sum.Eta, sum.Phi, sum.Mass));
    }

    [Fact]
    public void The_sum_of_nothing_is_zero()
    {
        ParticleSum sum = Assert.Single(Sum([]));

        Assert.Equal(default, sum);
        Assert.Equal((0f, 0f), (sum.Pt, sum.Mass));
        Assert.True(float.IsNaN(sum.Eta));
    }

    [Fact]
    public void Particles_without_charges_add_up_to_charge_0()
    {
        Neutral[] jets = [new(50, 0, 0, 5), new(40, 1, 1, 4)];

        ParticleSum sum = Assert.Single(TestRun.Once<ParticleSum>("sum", () =>
            [new Given<Neutral>("jets", jets), new P4SumBuilder<Neutral> { Particles = "jets", Output = "sum" }]));

        Assert.Equal((0, 2), (sum.Charge, sum.Count));
    }

    [Fact]
    public void NaN_is_not_left_out_of_a_sum()
    {
        Lepton[] broken = [Two[0], Two[1] with { Pt = float.NaN }];

        Assert.True(double.IsNaN(Assert.Single(Sum(broken)).P4.E));
        Assert.True(float.IsNaN(Assert.Single(Met(broken)).Pt));
        Assert.True(double.IsNaN(Assert.Single(Recoil(broken)).P4.E));
        Assert.True(double.IsNaN(Assert.Single(Jet(broken)).P4.E));
    }

    [Fact]
    public void What_recoils_has_the_rest_of_the_energy_and_the_opposite_momentum()
    {
        ParticleSum recoil = Assert.Single(Recoil(Two));
        P4 total = recoil.P4 + Two[0].P4 + Two[1].P4;

        Assert.Equal(240, total.E, 1e-12);
        Assert.Equal((0.0, 0.0, 0.0), (total.Px, total.Py, total.Pz));
        Assert.Equal((-2, 2), (recoil.Charge, recoil.Count));
    }

    [Fact]
    public void Against_nothing_all_the_energy_recoils() =>
        Assert.Equal(new ParticleSum(new P4(0, 0, 0, 240), 0, 0), Assert.Single(Recoil([])));

    [Fact]
    public void Missing_momentum_is_opposite_to_the_sum_and_transverse()
    {
        MissingMomentum met = Assert.Single(Met(Two));
        P4 sum = Two[0].P4 + Two[1].P4;

        Assert.Equal(-sum.Px, met.Px, 1e-12);
        Assert.Equal(-sum.Py, met.Py, 1e-12);
        Assert.Equal(50, met.SumPt);
        Assert.Equal((0f, 0f), (met.Eta, met.Mass));
        Assert.Equal(met.P4.Pt, met.Pt, 1e-5);
    }

    [Fact]
    public void Nothing_is_missing_where_there_is_nothing() => Assert.Equal(default, Assert.Single(Met([])));

    [Fact]
    public void All_particles_make_one_jet_with_its_composition()
    {
        Lepton[] particles =
        [
            Lepton.Muon(10, 0, 0, 1), Lepton.Electron(20, 0, 0.1f, 1), Lepton.Electron(5, 0, 0.1f, -1),
            new(7, 0, 0, 0, 0, 22), new(8, 1, 0, 0.1396f, -1, -211), new(9, 0, 0, 0.498f, 0, 130), new(3, 0, 0, 0.94f, 1, 2212),
        ];

        SingleJet jet = Assert.Single(Jet(particles));

        Composition c = jet.Constituents;
        Assert.Equal((10, 1), (c.Muons.SumPt, c.Muons.Count));
        Assert.Equal((25, 2), (c.Electrons.SumPt, c.Electrons.Count));
        Assert.Equal((7, 7, 1), (c.Photons.SumPt, c.Photons.SumE, c.Photons.Count));
        Assert.Equal((8, 1), (c.ChargedHadrons.SumPt, c.ChargedHadrons.Count));
        Assert.Equal(particles[4].P4.E, c.ChargedHadrons.SumE);
        Assert.Equal((9, 1), (c.NeutralHadrons.SumPt, c.NeutralHadrons.Count));
        Assert.Equal((3, 1), (c.Others.SumPt, c.Others.Count));
        Assert.Equal((62, 7), (c.Total.SumPt, c.Total.Count));
        Assert.Equal(c.Total.SumE, jet.P4.E, 1e-12);
        Assert.Equal((float)jet.P4.Mass, jet.Mass);
    }

    [Fact]
    public void No_particles_make_no_jet() => Assert.Empty(Jet([]));

    [Theory]
    [InlineData(0f, 0.0)]
    [InlineData(MathF.PI, 80.0)]
    [InlineData(-MathF.PI / 2, 56.568542494923804)]
    [InlineData(float.NaN, double.NaN)]
    public void The_transverse_mass_is_that_of_lepton_and_missing_momentum(float phi, double mass)
    {
        double found = Assert.Single(TransverseMasses([Lepton.Muon(40, 2, phi, 1)], [new MissingMomentum(40, 0, 0)]));

        Assert.Equal(mass, found, 1e-5);
    }

    [Fact]
    public void Each_lepton_has_a_transverse_mass_if_there_is_missing_momentum()
    {
        Assert.Equal(2, TransverseMasses(Two, [default]).Length);
        Assert.Equal([0, 0], TransverseMasses(Two, [default]));
        Assert.Empty(TransverseMasses(Two, []));
        Assert.Empty(TransverseMasses([], [new MissingMomentum(1, 1, 1)]));
    }

    private static ParticleSum[] Sum(Lepton[] particles) => TestRun.Once<ParticleSum>("out", () =>
        [new Given<Lepton>("in", particles), new P4SumBuilder<Lepton> { Particles = "in", Output = "out" }]);

    private static ParticleSum[] Recoil(Lepton[] particles) => TestRun.Once<ParticleSum>("out", () =>
        [new Given<Lepton>("in", particles), new RecoilBuilder<Lepton> { Sqrts = 240, ToRemove = "in", Output = "out" }]);

    private static MissingMomentum[] Met(Lepton[] particles) => TestRun.Once<MissingMomentum>("out", () =>
        [new Given<Lepton>("in", particles), new METBuilder<Lepton> { Particles = "in", Output = "out" }]);

    private static SingleJet[] Jet(Lepton[] particles) => TestRun.Once<SingleJet>("out", () =>
        [new Given<Lepton>("in", particles), new SingleJetBuilder<Lepton> { Particles = "in", Output = "out" }]);

    private static double[] TransverseMasses(Lepton[] leptons, MissingMomentum[] met) => TestRun.Once<double>("out", () =>
    [
        new Given<Lepton>("leptons", leptons),
        new Given<MissingMomentum>("met", met),
        new MTW<Lepton> { Leptons = "leptons", Met = "met", Output = "out" },
    ]);
}
