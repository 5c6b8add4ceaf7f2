using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Resonances;

public class M3Tests
{
    private static Lepton At(float pt, float phi) => new(pt, 0, phi, 5, 0, 1);

    [Fact]
    public void The_three_jets_with_the_highest_summed_transverse_momentum_are_found()
    {
        // The two hardest jets are back to back: what counts is the sum of vectors.
        Triplet<Lepton> m3 = Assert.Single(Build([At(100, 0), At(100, MathF.PI), At(50, 0.1f), At(40, -0.1f)]));

        Assert.Equal((0, 2, 3), (m3.FirstIndex, m3.SecondIndex, m3.ThirdIndex));
        Assert.Equal(At(100, 0).P4 + At(50, 0.1f).P4 + At(40, -0.1f).P4, m3.P4);
        Assert.Equal(((float)m3.P4.Pt, (float)m3.P4.Mass), (m3.Pt, m3.Mass));
        Assert.Equal((At(100, 0), At(50, 0.1f), At(40, -0.1f)), (m3.First, m3.Second, m3.Third));
    }

    [Fact]
    public void The_best_is_found_wherever_it_is()
    {
        Lepton[] jets = [.. Enumerable.Repeat(At(10, 2), 3), .. Enumerable.Repeat(At(90, 1), 3), .. Enumerable.Repeat(At(10, 0), 3)];

        Triplet<Lepton> m3 = Assert.Single(Build(jets));

        Assert.Equal((3, 4, 5), (m3.FirstIndex, m3.SecondIndex, m3.ThirdIndex));
    }

    [Fact]
    public void Of_equally_high_ones_the_first_is_taken()
    {
        Triplet<Lepton> m3 = Assert.Single(Build([.. Enumerable.Repeat(At(50, 1), 5)]));

        Assert.Equal((0, 1, 2), (m3.FirstIndex, m3.SecondIndex, m3.ThirdIndex));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Fewer_than_three_jets_make_no_system(int jets) => Assert.Empty(Build([.. Enumerable.Repeat(At(50, 1), jets)]));

    [Fact]
    public void Jets_with_NaN_are_not_taken()
    {
        Lepton[] broken = [At(500, 0) with { Pt = float.NaN }, At(500, 0) with { Eta = float.NaN }, At(500, 0) with { Mass = float.NaN }];
        Lepton[] good = [At(50, 0), At(50, 1), At(50, 2)];

        Triplet<Lepton> m3 = Assert.Single(Build([.. broken, .. good]));

        Assert.Equal((3, 4, 5), (m3.FirstIndex, m3.SecondIndex, m3.ThirdIndex));
        Assert.Empty(Build([.. broken, .. good[..2]]));
    }

    private static Triplet<Lepton>[] Build(Lepton[] jets) => TestRun.Once<Triplet<Lepton>>("m3", () =>
        [new Given<Lepton>("jets", jets), new M3Builder<Lepton> { Jets = "jets", Output = "m3" }]);
}
