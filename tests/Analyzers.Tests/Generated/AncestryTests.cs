using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Generated;

public class AncestryTests
{
    /// <summary>A top quark that radiates, its b quark that hadronises, and a pion from elsewhere.</summary>
    private static readonly GenPart[] Decay =
    [
        new(6, -1, 22), new(6, 0, 62), new(5, 1, 23), new(521, 2, 2), new(211, 3, 1), new(-13, 3, 1), new(421, 3, 2), new(-321, 6, 1), new(211, -1, 1), new(22, 3, 1),
    ];

    [Fact]
    public void Mothers_daughters_and_copies_are_found()
    {
        ReadOnlySpan<GenPart> gen = Decay;

        Assert.Equal((-1, 3, 6), (gen.MotherOf(0), gen.MotherOf(4), gen.MotherOf(7)));
        Assert.Equal((4, 1, 0), (gen.CountDaughters(3), gen.CountDaughters(6), gen.CountDaughters(8)));
        Assert.Equal((4, 5, -1), (gen.NextDaughter(3), gen.NextDaughter(3, 4), gen.NextDaughter(3, 9)));
        Assert.Equal((1, 1, 2), (gen.LastCopyOf(0), gen.LastCopyOf(1), gen.LastCopyOf(2)));
        Assert.Equal((6, 3, -1), (gen.AncestorOf(7, id => id == 421), gen.AncestorOf(7, Ancestry.HasBottom), gen.AncestorOf(8, Ancestry.HasBottom)));
    }

    [Fact]
    public void Charged_hadrons_are_told_by_their_origin()
    {
        GenPart[] from = TestRun.Once<GenPart>("from", Sequence);
        GenPart[] not = TestRun.Once<GenPart>("not", Sequence);

        Assert.Equal([211, -321], from.Select(p => p.PdgId));
        Assert.Equal([211], not.Select(p => p.PdgId));

        static Analyzer[] Sequence() => [new Given<GenPart>("gen", Decay), new ChargedHadronsFromB<GenPart> { Input = "gen", FromB = "from", NotFromB = "not" }];
    }

    [Theory]
    [InlineData(211, true, false, false)]
    [InlineData(111, false, false, false)]
    [InlineData(-321, true, false, false)]
    [InlineData(130, false, false, false)]
    [InlineData(310, false, false, false)]
    [InlineData(2212, true, false, false)]
    [InlineData(2112, false, false, false)]
    [InlineData(3222, true, false, false)]
    [InlineData(3122, false, false, false)]
    [InlineData(3312, true, false, false)]
    [InlineData(411, true, false, true)]
    [InlineData(421, false, false, true)]
    [InlineData(-431, true, false, true)]
    [InlineData(443, false, false, true)]
    [InlineData(4122, true, false, true)]
    [InlineData(511, false, true, false)]
    [InlineData(521, true, true, false)]
    [InlineData(-541, true, true, false)]
    [InlineData(553, false, true, false)]
    [InlineData(5122, false, true, false)]
    [InlineData(5, false, true, false)]
    [InlineData(-4, false, false, true)]
    [InlineData(13, false, false, false)]
    [InlineData(22, false, false, false)]
    [InlineData(1000022, false, false, false)]
    public void Codes_tell_quarks_and_charge(int pdgId, bool isCharged, bool hasBottom, bool hasCharm) =>
        Assert.Equal((isCharged, hasBottom, hasCharm), (Ancestry.IsChargedHadron(pdgId), Ancestry.HasBottom(pdgId), Ancestry.HasCharm(pdgId)));

    [Theory]
    [InlineData(7, "has the mother 7, but there are 2 particles")]
    [InlineData(-2, "has the mother -2")]
    [InlineData(1, "has the mother 1")]
    public void A_mother_that_is_not_there_is_named(int mother, string message) => Assert.Contains(
        message, Assert.Throws<InvalidDataException>(() => ((ReadOnlySpan<GenPart>)[new(5, -1, 2), new(211, mother, 1)]).AncestorOf(1, id => id == 99)).Message, StringComparison.Ordinal);

    [Fact]
    public void Mothers_in_a_circle_are_an_error() => Assert.Contains(
        "go in a circle", Assert.Throws<InvalidDataException>(() => ((ReadOnlySpan<GenPart>)[new(1, 1, 2), new(2, 0, 1)]).AncestorOf(0, id => id == 99)).Message, StringComparison.Ordinal);

    [Fact]
    public void References_to_other_collections_are_checked()
    {
        ReadOnlySpan<double> items = [1.5, 2.5];

        Assert.True(items.TryRefer(1, out double item) && item == 2.5);
        Assert.False(items.TryRefer(-1, out _));
        Assert.Contains("index 2 refers to a collection of 2 Double", Assert.Throws<InvalidDataException>(() => ((ReadOnlySpan<double>)[1.5, 2.5]).TryRefer(2, out _)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => ((ReadOnlySpan<double>)[1.5]).TryRefer(-2, out _));
    }

    private readonly record struct GenPart(int PdgId, int MotherIndex, int Status) : IGenParticle
    {
        public float Pt => 1;

        public float Eta => 0;

        public float Phi => 0;

        public float Mass => 0;
    }
}
