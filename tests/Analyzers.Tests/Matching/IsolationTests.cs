using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Matching;

public class IsolationTests
{
    private static readonly EtaPhiArea Cone = EtaPhiArea.Circle(0.4);
    private static readonly Lepton Muon = Lepton.Muon(40, 1, 3.1f, -1);

    [Fact]
    public void Particles_in_the_area_are_added_up_by_kind()
    {
        Lepton[] particles =
        [
            Hadron(1, 0.1f, 0), Hadron(2, -0.1f, 0) with { PdgId = 211 }, Hadron(4, 0, 0.3f) with { PdgId = 22, Mass = 0 },
            Hadron(8, 0.2f, 0.2f) with { PdgId = 130 }, Hadron(16, 0, 0.1f) with { PdgId = -11 }, Hadron(32, 0, 0.2f) with { PdgId = 13 },
            Hadron(64, 0, 0.2f) with { PdgId = 2212 }, Hadron(128, 0.41f, 0), Hadron(256, 0.3f, 0.3f),
        ];

        Isolated<Lepton> isolated = Assert.Single(Isolate([Muon], particles));

        Composition around = isolated.Around;
        Assert.Equal((3, 2), (around.ChargedHadrons.SumPt, around.ChargedHadrons.Count));
        Assert.Equal(particles[0].P4.E + particles[1].P4.E, around.ChargedHadrons.SumE);
        Assert.Equal((4, 8, 16, 32, 64), (around.Photons.SumPt, around.NeutralHadrons.SumPt, around.Electrons.SumPt, around.Muons.SumPt, around.Others.SumPt));
        Assert.Equal((127, 7), (isolated.SumPt, around.Total.Count));
        Assert.Equal(127 / 40.0, isolated.Relative);
        Assert.Equal((Muon.Pt, Muon.Eta, Muon.Phi, Muon.Mass), (isolated.Pt, isolated.Eta, isolated.Phi, isolated.Mass));
    }

    [Fact]
    public void Particles_in_the_inner_area_do_not_count()
    {
        Lepton[] particles = [Hadron(1, 0, 0), Hadron(2, 0.05f, 0), Hadron(4, 0.15f, 0), Hadron(8, 0, 0.05f), Hadron(16, 0.015f, 0.2f)];

        Assert.Equal(31, Assert.Single(Isolate([Muon], particles)).SumPt);
        Assert.Equal(4 + 16, Assert.Single(Isolate([Muon], particles, EtaPhiArea.Circle(0.1))).SumPt);
        Assert.Equal(2 + 4, Assert.Single(Isolate([Muon], particles, EtaPhiArea.Rectangle(0.02, 0.3))).SumPt);
        Assert.Equal(0, Assert.Single(Isolate([Muon], particles, Cone)).SumPt);
    }

    [Fact]
    public void A_candidate_does_not_count_itself_but_others_at_its_place()
    {
        Lepton other = Muon with { Pt = 3 };

        Assert.Equal([3, 40], Isolate([Muon, other], [Muon, other]).Select(i => i.SumPt));
    }

    [Fact]
    public void Without_direction_it_is_not_isolated()
    {
        Lepton[] lost = [Muon with { Eta = float.NaN }, Muon with { Phi = float.NaN }, Muon];

        Isolated<Lepton>[] isolated = Isolate(lost, [Hadron(5, 0, 0), Hadron(7, float.NaN, 0), Hadron(9, 0, float.NaN)]);

        Assert.Equal([double.NaN, double.NaN, 5], isolated.Select(i => i.SumPt));
        Assert.False(isolated[0].Relative < 1e9);
    }

    [Fact]
    public void NaN_momenta_are_not_left_out() =>
        Assert.True(double.IsNaN(Assert.Single(Isolate([Muon], [Hadron(float.NaN, 0, 0), Hadron(1, 0, 0)])).SumPt));

    [Fact]
    public void Without_particles_the_isolation_is_0()
    {
        Assert.Equal(default, Assert.Single(Isolate([Muon], [])).Around);
        Assert.Empty(Isolate([], [Hadron(1, 0, 0)]));
    }

    [Theory]
    [InlineData(0, 0, true, true)]
    [InlineData(0.3, 0, true, true)]
    [InlineData(-0.3, 0, true, true)]
    [InlineData(0.4, 0, false, false)]      // the edge is outside
    [InlineData(0, -0.4, false, true)]
    [InlineData(0.39, 0.39, false, true)]
    [InlineData(0, 0.5, false, false)]
    [InlineData(double.NaN, 0, false, false)]
    [InlineData(0, double.NaN, false, false)]
    public void An_area_is_round_or_a_rectangle(double eta, double phi, bool inCircle, bool inRectangle)
    {
        Assert.Equal(inCircle, EtaPhiArea.Circle(0.4).Contains(eta, phi));
        Assert.Equal(inRectangle, EtaPhiArea.Rectangle(0.4, 0.5).Contains(eta, phi));
        Assert.False(default(EtaPhiArea).Contains(eta, phi));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void An_area_is_larger_than_nothing(double size)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EtaPhiArea.Circle(size));
        Assert.Throws<ArgumentOutOfRangeException>(() => EtaPhiArea.Rectangle(size, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EtaPhiArea.Rectangle(1, size));
    }

    internal static Isolated<Lepton>[] Isolate(Lepton[] candidates, Lepton[] particles, EtaPhiArea off = default) =>
        TestRun.Once<Isolated<Lepton>>("out", () =>
        [
            new Given<Lepton>("candidates", candidates),
            new Given<Lepton>("particles", particles),
            new IsolationAnalyzer<Lepton, Lepton> { Candidates = "candidates", Particles = "particles", IsoArea = Cone, OffIsoArea = off, Output = "out" },
        ]);

    /// <summary>A hadron beside the muon.</summary>
    private static Lepton Hadron(float pt, float eta, float phi) => new(pt, Muon.Eta + eta, Muon.Phi + phi, 0.1396f, -1, -211);
}
