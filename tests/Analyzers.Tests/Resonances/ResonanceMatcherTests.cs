using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Resonances;

public class ResonanceMatcherTests
{
    private static readonly Lepton A = Lepton.Muon(40, 0, 0, 1);
    private static readonly Lepton B = Lepton.Muon(41, 1, 1, -1);
    private static readonly Lepton C = Lepton.Muon(42, 2, 2, 1);

    [Fact]
    public void Resonances_match_by_the_legs_they_share()
    {
        Resonance<Lepton>[] left = [Of(A, B), Of(B, C), Of(A, A)];
        Resonance<Lepton>[] right = [Of(B, A), Of(A, C), Of(C, C)];

        Assert.Equal([(0, 0)], Matches(left, right, 2));
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1)], Matches(left, right, 1));
        Assert.Equal(Matches(left, right, 1).Select(m => (m.Right, m.Left)).Order(), Matches(right, left, 1).Order());
        Assert.Empty(Matches([], right, 1));
        Assert.Empty(Matches(left, [], 1));
    }

    [Theory]
    [InlineData("AB", "AB", 2)]
    [InlineData("AB", "BA", 2)]
    [InlineData("AA", "AB", 1)]
    [InlineData("AB", "AA", 1)]
    [InlineData("AA", "AA", 2)]
    [InlineData("AB", "CC", 0)]
    public void Each_leg_is_shared_once(string left, string right, int shared) => Assert.Equal(shared, Of(left).SharedLegs(Of(right)));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Resonances_have_two_legs(int legs) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResonanceMatcher<Lepton> { Resonances = "a", MatchResonances = "b", NMatch = legs, Output = "c" });

    private static Resonance<Lepton> Of(Lepton a, Lepton b) => new(a, b, a.P4 + b.P4, a.Charge + b.Charge, 23);

    private static Resonance<Lepton> Of(string legs) => Of(Leg(legs[0]), Leg(legs[1]));

    private static Lepton Leg(char name) => name switch { 'A' => A, 'B' => B, _ => C };

    private static (int Left, int Right)[] Matches(Resonance<Lepton>[] left, Resonance<Lepton>[] right, int legs) =>
    [
        .. TestRun.Once<Match<Resonance<Lepton>, Resonance<Lepton>>>("out", () =>
        [
            new Given<Resonance<Lepton>>("left", left),
            new Given<Resonance<Lepton>>("right", right),
            new ResonanceMatcher<Lepton> { Resonances = "left", MatchResonances = "right", NMatch = legs, Output = "out" },
        ]).Select(m => (m.Index, m.PartnerIndex)),
    ];
}
