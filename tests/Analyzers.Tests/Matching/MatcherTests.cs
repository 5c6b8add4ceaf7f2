using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Matching;

public class MatcherTests
{
    private static Lepton At(float eta, float phi) => Lepton.Muon(10, eta, phi, 1);

    [Fact]
    public void Each_particle_gets_the_nearest_partner()
    {
        Match<Lepton, Lepton>[] matches = Match([At(0, 0), At(1, 0), At(2, 0)], [At(1.2f, 0), At(1.1f, 0), At(0, 0.1f)]);

        Assert.Equal([(0, 0, 2), (1, 0, 1)], Indices(matches));
        Assert.Equal((At(1, 0), At(1.1f, 0)), (matches[1].Particle, matches[1].Partner));
        Assert.Equal(0.1, matches[1].DeltaR, 1e-6);
    }

    [Fact]
    public void Places_of_the_matches_are_known_for_each_particle() =>
        Assert.Equal([-1, 0, -1, 1], TestRun.Once<int>("indices", () => Sequence(
            [At(5, 0), At(1, 0), At(-5, 0), At(2, 0)], [[At(2, 0), At(1, 0)]], 0.3, oneToOne: false)));

    [Theory]
    [InlineData(0.5, 0)]                    // at exactly this distance there is no match
    [InlineData(0.50001, 1)]
    [InlineData(0.0, 0)]
    public void Partners_are_nearer_than_the_distance(double deltaR, int matches)
    {
        Assert.Equal(matches, Match([At(1, 0)], [At(1.5f, 0)], deltaR).Length);
        Assert.Equal(matches, Match([At(1, 0)], [At(1.5f, 0)], deltaR, oneToOne: true).Length);
    }

    [Fact]
    public void Azimuths_are_wrapped() => Assert.Single(Match([At(0, 3.1f)], [At(0, -3.1f)]));

    [Fact]
    public void Of_equally_near_ones_the_first_is_taken()
    {
        Assert.Equal([(0, 0, 0)], Indices(Match([At(0, 0)], [At(0.25f, 0), At(-0.25f, 0)])));
        Assert.Equal([(0, 0, 1)], Indices(Match([At(0, 0)], [[At(1, 0), At(0.25f, 0)], [At(-0.25f, 0)]])));
    }

    [Fact]
    public void Several_collections_are_searched()
    {
        Lepton[][] partners = [[At(0.2f, 0)], [], [At(1, 0), At(0.1f, 0)]];

        Assert.Equal([(0, 2, 1), (1, 2, 0), (2, 0, 0)], Indices(Match([At(0, 0), At(1, 0), At(0.25f, 0)], partners)));
        Assert.Equal([(0, 2, 1), (1, 2, 0), (2, 0, 0)], Indices(Match([At(0, 0), At(1, 0), At(0.25f, 0)], partners, oneToOne: true)));
    }

    [Fact]
    public void A_partner_serves_several_unless_it_is_one_to_one()
    {
        Lepton[] particles = [At(0, 0), At(0.1f, 0)];

        Assert.Equal([(0, 0, 0), (1, 0, 0)], Indices(Match(particles, [At(0.12f, 0)])));
        Assert.Equal([(1, 0, 0)], Indices(Match(particles, [At(0.12f, 0)], oneToOne: true)));
        Assert.Equal([(0, 0, 1), (1, 0, 0)], Indices(Match(particles, [At(0.12f, 0), At(0.25f, 0)], oneToOne: true)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NaN_matches_nothing(bool oneToOne)
    {
        Assert.Empty(Match([At(float.NaN, 0), At(0, float.NaN)], [At(0, 0)], 100, oneToOne));
        Assert.Empty(Match([At(0, 0)], [At(float.NaN, 0), At(0, float.NaN)], 100, oneToOne));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Empty_collections_match_nothing(bool oneToOne)
    {
        Assert.Empty(Match([], [At(0, 0)], 1, oneToOne));
        Assert.Empty(Match([At(0, 0)], (Lepton[])[], 1, oneToOne));
        Assert.Empty(Match([At(0, 0)], (Lepton[][])[], 1, oneToOne));
    }

    internal static IEnumerable<(int, int, int)> Indices(Match<Lepton, Lepton>[] matches) =>
        matches.Select(m => (m.Index, m.PartnerList, m.PartnerIndex));

    private static Match<Lepton, Lepton>[] Match(Lepton[] particles, Lepton[] partners, double deltaR = 0.3, bool oneToOne = false) =>
        Match(particles, (Lepton[][])[partners], deltaR, oneToOne);

    private static Match<Lepton, Lepton>[] Match(Lepton[] particles, Lepton[][] partners, double deltaR = 0.3, bool oneToOne = false) =>
        TestRun.Once<Match<Lepton, Lepton>>("matches", () => Sequence(particles, partners, deltaR, oneToOne));

    private static Analyzer[] Sequence(Lepton[] particles, Lepton[][] partners, double deltaR, bool oneToOne) =>
    [
        new Given<Lepton>("particles", particles),
        .. partners.Select((list, n) => new Given<Lepton>($"partners{n}", list)),
        new Matcher<Lepton, Lepton>
        {
            Particles = "particles",
            MatchParticles = [.. partners.Select((_, n) => new Input<Lepton>($"partners{n}"))],
            DeltaR = deltaR,
            OneToOne = oneToOne,
            Output = "matches",
            OutputIndices = "indices",
        },
    ];
}
