using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.KinematicsOf;

public class ChoicesTests
{
    private static readonly Gen<Track[]> s_tracks = Gen.Select(Gen.Float[1, 80], Gen.Float[-3, 3], Gen.Float[-3.1f, 3.1f], Gen.Float[0, 5],
        (pt, eta, phi, mass) => new Track(pt, eta, phi, mass)).Array[0, 22];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Pairs_and_triplets_come_in_order_and_each_once(int count)
    {
        ReadOnlySpan<int> list = new int[count];
        var pairs = new List<(int, int)>();
        var triplets = new List<(int, int, int)>();
        foreach (var pair in list.Pairs())
        {
            pairs.Add(pair);
        }
        foreach (var triplet in list.Triplets())
        {
            triplets.Add(triplet);
        }

        int[] all = [.. Enumerable.Range(0, count)];
        Assert.Equal(from i in all from j in all where i < j select (i, j), pairs);
        Assert.Equal(from i in all from j in all from k in all where i < j && j < k select (i, j, k), triplets);
    }

    [Fact]
    public void The_best_are_those_of_all_that_are_looked_at() =>
        Gen.Select(s_tracks, s_tracks, Gen.Double[0, 200]).Sample((tracks, others, target) =>
        {
            ReadOnlySpan<Track> list = tracks;
            int[] all = [.. Enumerable.Range(0, tracks.Length)];
            var pairs = all.SelectMany(i => all.Where(j => j > i).Select(j => (i, j))).ToArray();
            double PairDistance((int i, int j) p) => Math.Abs((tracks[p.i].P4 + tracks[p.j].P4).Mass - target);
            Assert.Equal(pairs.Length > 0, list.TryBestPairOfAnyCharge(target, out var pair));
            Assert.True(pairs.Length == 0 || PairDistance((pair.FirstIndex, pair.SecondIndex)) == pairs.Min(PairDistance));

            var triplets = pairs.SelectMany(p => all.Where(k => k > p.j).Select(k => (p.i, p.j, k))).ToArray();
            double TripletDistance((int i, int j, int k) t) => Math.Abs((tracks[t.i].P4 + tracks[t.j].P4 + tracks[t.k].P4).Mass - target);
            Assert.Equal(triplets.Length > 0, list.TryBestTriplet(target, out var triplet));
            Assert.True(triplets.Length == 0
                || TripletDistance((triplet.FirstIndex, triplet.SecondIndex, triplet.ThirdIndex)) == triplets.Min(TripletDistance));

            double CrossDistance(Track a, Track b) => Math.Abs((a.P4 + b.P4).Mass - target);
            bool hasCross = list.TryBestPairWith<Track, Track>(others, target, out var cross);
            Assert.Equal(tracks.Length > 0 && others.Length > 0, hasCross);
            Assert.True(!hasCross || (CrossDistance(tracks[cross.FirstIndex], others[cross.SecondIndex]) == tracks.Min(a => others.Min(b => CrossDistance(a, b)))
                && cross.First == tracks[cross.FirstIndex] && cross.Second == others[cross.SecondIndex] && cross.Mass == cross.P4.Mass));

            foreach (var track in others)
            {
                double least = tracks.Select(t => track.DeltaR(t)).DefaultIfEmpty(double.PositiveInfinity).Min();
                Assert.Equal(least < 0.7, list.TryNearest(in track, 0.7, out var match));
                Assert.True(least >= 0.7 || (match.DeltaR == least && match.Partner == tracks[match.PartnerIndex] && match.Particle == track));
            }
        }, iter: 200);

    [Fact]
    public void NaN_is_never_the_best()
    {
        ReadOnlySpan<Track> bad = [new(float.NaN, 0, 0, 0), new(10, float.NaN, 0, 0), new(10, 0, float.NaN, 0)];
        ReadOnlySpan<Track> good = [new(45, 0, 0, 0), new(10, float.NaN, 0, 0), new(45, 0, 3, 0)];

        Assert.False(bad.TryBestPairOfAnyCharge(91, out _) | bad.TryBestTriplet(91, out _) | bad.TryBestPairWith(good, 91, out _) | bad.TryNearest(new Track(1, 0, float.NaN, 0), 9, out _));
        Assert.True(good.TryBestPairOfAnyCharge(91, out var pair));
        Assert.Equal((0, 2), (pair.FirstIndex, pair.SecondIndex));
    }

    [Fact]
    public void Long_lists_take_no_memory_either()
    {
        Track[] tracks = [.. Enumerable.Range(0, 50).Select(i => new Track(5 + i, 0.1f * i - 2, 0.3f * i, 0.1f))];
        Charged[] charged = [.. tracks.Select((t, i) => new Charged(t.Pt, t.Eta, t.Phi, t.Mass, i % 2 == 0 ? 1 : -1))];
        double sum = Search(tracks, charged);           // compiled, and memory borrowed, before measuring
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum += Search(tracks, charged);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);

        static double Search(ReadOnlySpan<Track> tracks, ReadOnlySpan<Charged> charged)
        {
            tracks.TryBestPairOfAnyCharge(91, out var pair);
            tracks.TryBestTriplet(173, out var triplet);
            tracks.TryBestPairWith(charged, 91, out var cross);
            charged.TryBestPair(91, out var opposite);
            tracks.TryNearest(in charged[7], 0.5, out var near);
            return pair.Mass + triplet.Mass + cross.Mass + opposite.Mass + near.DeltaR;
        }
    }

    private readonly record struct Track(float Pt, float Eta, float Phi, float Mass) : IParticle;

    private readonly record struct Charged(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;
}
