using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Matching;

public class FsrTests
{
    private static readonly Lepton First = Lepton.Muon(40, 1, 3.1f, -1);
    private static readonly Lepton Second = Lepton.Muon(30, 1, -3.08f, 1);

    private readonly record struct Photon(float Pt, float Eta, float Phi, float Mass) : IParticle;

    [Fact]
    public void Photons_around_a_lepton_are_added_to_it()
    {
        Photon[] photons = [new(5, 1.02f, 3.1f, 0), new(2, 0.97f, 3.12f, 0), new(7, 1.2f, 3.1f, 0)];

        Lepton dressed = Assert.Single(Dress([First], photons));

        P4 expected = First.P4 + photons[0].P4 + photons[1].P4;
        Assert.Equal(expected.Pt, dressed.Pt, 1e-5);
        Assert.Equal(expected.Eta, dressed.Eta, 1e-6);
        Assert.Equal(expected.Phi, dressed.Phi, 1e-6);
        Assert.Equal(expected.Mass, dressed.Mass, 1e-6);
        Assert.Equal((First.Charge, First.PdgId), (dressed.Charge, dressed.PdgId));
    }

    [Fact]
    public void A_photon_is_added_to_the_nearest_lepton_only()
    {
        Photon nearSecond = new(10, 1, -3.1f, 0);       // 0.08 from the first, 0.02 from the second, over the edge of azimuth

        Lepton[] dressed = Dress([First, Second], [nearSecond]);

        Assert.Equal(First, dressed[0]);
        Assert.Equal(40, dressed[1].Pt, 0.01);
    }

    [Fact]
    public void Of_equally_near_leptons_the_first_is_dressed()
    {
        Lepton[] dressed = Dress([First, First], [new(10, 1, 3.1f, 0)]);

        Assert.Equal(50, dressed[0].Pt, 1e-3);
        Assert.Equal(First, dressed[1]);
    }

    [Fact]
    public void Leptons_without_photons_stay_as_they_are()
    {
        Assert.Equal([First, Second], Dress([First, Second], []));
        Assert.Equal([First, Second], Dress([First, Second], [new(10, 3, 0, 0)]));
        Assert.Empty(Dress([], [new(10, 1, 3.1f, 0)]));
    }

    [Fact]
    public void What_was_added_in_an_event_is_not_in_the_next()
    {
        SortedDictionary<long, Lepton[]> found = TestRun.Collect<Lepton>(TestRun.Adl(2), "out", () =>
        [
            new Given<Lepton>("leptons", [First, Second], [First, Second]),
            new Given<Photon>("photons", [new(10, 1, 3.1f, 0), new(10, 1, -3.08f, 0)], []),
            Dresser<Photon>("photons", (in l, in p) => l with { PdgId = 0, Pt = (float)p.Pt }),
        ]);

        Assert.Equal([(0, 50), (0, 40)], found[0].Select(l => (l.PdgId, (int)Math.Round(l.Pt))));
        Assert.Equal([First, Second], found[1]);
    }

    [Fact]
    public void Leptons_among_the_particles_are_added_to_none()
    {
        Lepton photon = new(5, 1, 3.1f, 0, 0, 22);
        Lepton[] all = [First, First with { Pt = 20, Eta = 1.01f }, photon];

        Lepton[] dressed = TestRun.Once<Lepton>("out", () =>
            [new Given<Lepton>("leptons", all[..2]), new Given<Lepton>("all", all), Dresser<Lepton>("all")]);

        Assert.Equal(45, dressed[0].Pt, 1e-3);
        Assert.Equal(all[1], dressed[1]);
    }

    [Fact]
    public void What_has_no_direction_stays_alone()
    {
        Lepton lost = First with { Phi = float.NaN };

        Assert.Equal([lost], Dress([lost], [new(10, 1, 3.1f, 0)]));
        Assert.Equal([Second], Dress([Second], [new(10, float.NaN, -3.08f, 0)]));
        Assert.True(float.IsNaN(Assert.Single(Dress([Second], [new(float.NaN, 1, -3.08f, 0)])).Pt));
    }

    private static Lepton[] Dress(Lepton[] leptons, Photon[] photons) => TestRun.Once<Lepton>("out", () =>
        [new Given<Lepton>("leptons", leptons), new Given<Photon>("photons", photons), Dresser<Photon>("photons")]);

    private static LeptonFsrDresser<Lepton, T> Dresser<T>(string particles, Moved<Lepton>? dressed = null)
        where T : struct, IParticle => new()
        {
            Leptons = "leptons",
            Particles = particles,
            Area = EtaPhiArea.Circle(0.1),
            Output = "out",
            Dressed = dressed ?? WithMomentum,
        };

    private static Lepton WithMomentum(in Lepton l, in P4 p) =>
        l with { Pt = (float)p.Pt, Eta = (float)p.Eta, Phi = (float)p.Phi, Mass = (float)p.Mass };
}
