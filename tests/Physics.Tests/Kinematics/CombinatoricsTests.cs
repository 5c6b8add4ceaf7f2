using Xunit;

namespace Heppy.Physics.Tests.KinematicsOf;

public class CombinatoricsTests
{
    [Fact]
    public void The_pair_closest_to_the_target_is_taken_and_not_again()
    {
        ReadOnlySpan<Lepton> leptons = [new(45, 0, 0, +1), new(45, 0, 3.1f, -1), new(20, 0, 1, +1), new(20, 0, -2, -1)];
        Assert.True(leptons.TryBestPair(Pdg.Z.Mass, out var z1));
        Assert.Equal((0, 1), (z1.FirstIndex, z1.SecondIndex));
        Assert.InRange(z1.Mass, 89, 90.1);
        Assert.True(leptons.TryBestPair(Pdg.Z.Mass, out var z2, without: z1));
        Assert.Equal((2, 3), (z2.FirstIndex, z2.SecondIndex));
        Assert.Equal(z1.P4 + z2.P4, z2.P4 + z1.P4);
        Assert.False(leptons[..2].TryBestPair(Pdg.Z.Mass, out _, without: z1));
    }

    [Fact]
    public void Equal_charges_and_neutral_particles_make_no_pair()
    {
        Assert.False(((ReadOnlySpan<Lepton>)[new(45, 0, 0, 1), new(45, 0, 3, 1), new(45, 0, 3, 0)]).TryBestPair(91, out _));
        Assert.False(ReadOnlySpan<Lepton>.Empty.TryBestPair(91, out _));
    }

    [Fact]
    public void Of_equally_close_pairs_the_first_is_taken()
    {
        ReadOnlySpan<Lepton> leptons = [new(45, 0, 0, 1), new(45, 0, 3, -1), new(45, 0, 3, -1), new(45, 0, 0, 1)];
        Assert.True(leptons.TryBestPair(91, out var best));
        Assert.Equal((0, 1), (best.FirstIndex, best.SecondIndex));
    }

    [Fact]
    public void Two_equal_particles_are_two()
    {
        // Identical values at other indices are other particles: what is used is told by the index.
        ReadOnlySpan<Lepton> leptons = [new(45, 0, 0, 1), new(45, 0, 3, -1), new(45, 0, 0, 1), new(45, 0, 3, -1)];
        Assert.True(leptons.TryBestPair(91, out var first));
        Assert.True(leptons.TryBestPair(91, out var second, first));
        Assert.Equal((2, 3), (second.FirstIndex, second.SecondIndex));
    }

    [Fact]
    public void Particles_measure_their_distance()
    {
        var (a, b) = (new Lepton(10, 1, 3, 1), new Lepton(10, -1, -3, 1));
        Assert.Equal(6 - Math.Tau, a.DeltaPhi(b), 12);
        Assert.Equal(Math.Sqrt(4 + (Math.Tau - 6) * (Math.Tau - 6)), a.DeltaR(b), 12);
        Assert.Equal(10, a.P4.Pt, 12);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        Lepton[] leptons = [new(45, 0, 0, 1), new(45, 0, 3, -1), new(20, 0, 1, 1), new(20, 0, -2, -1)];
        double sum = Search(leptons);                   // compiled before measuring
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum += Search(leptons);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);

        static double Search(Lepton[] all)
        {
            ReadOnlySpan<Lepton> span = all;
            span.TryBestPair(Pdg.Z.Mass, out var first);
            span.TryBestPair(Pdg.Z.Mass, out var second, first);
            return first.Mass + second.Mass + all[0].DeltaR(all[1]);
        }
    }

    private readonly record struct Lepton(float Pt, float Eta, float Phi, int Charge) : ICharged
    {
        public float Mass => 0.1f;
    }
}
