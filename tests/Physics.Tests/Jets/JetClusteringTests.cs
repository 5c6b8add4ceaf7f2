using Xunit;

namespace Heppy.Physics.Tests.JetsOf;

public class JetClusteringTests
{
    private static readonly P4[] s_two =
    [
        P4.FromPtEtaPhiM(30, 0.1, 3.1, 0), P4.FromPtEtaPhiM(40, -1, 0, 0), P4.FromPtEtaPhiM(20, 0.1, -3.1, 0),
    ];

    [Fact]
    public void Neighbours_across_the_seam_of_the_azimuth_are_one_jet()
    {
        var clustering = new JetClustering(JetDefinition.AntiKt(0.4));
        clustering.Cluster(s_two);
        var jets = clustering.Inclusive(ptMin: 20).ToArray();
        Assert.Equal([50, 40], jets.Select(jet => Math.Round(jet.Pt)));
        Assert.Equal([0, 2], clustering.Constituents(jets[0]).ToArray());
        Assert.Equal([1], clustering.Constituents(jets[1]).ToArray());
        Assert.Equal((s_two[0] + s_two[2], 2), (jets[0].P4, jets[0].Count));
    }

    [Fact]
    public void The_merging_scales_of_kt_are_those_of_the_formula()
    {
        var clustering = new JetClustering(JetDefinition.Kt(0.4));
        clustering.Cluster(s_two);
        double turn = Math.Tau - 6.2;
        Assert.Equal(20 * 20 * turn * turn / (0.4 * 0.4), clustering.MergingScale(2), 1e-9);
        Assert.Equal(1600, clustering.MergingScale(1), 1e-9);
        Assert.Equal((s_two[0] + s_two[2]).Pt, Math.Sqrt(clustering.MergingScale(0)), 1e-9);
        Assert.Equal(0, clustering.MergingScale(3));
        Assert.Equal(2, clustering.ExclusiveAt(clustering.MergingScale(2)).Length);
        Assert.Equal(3, clustering.ExclusiveAt(0).Length);
        Assert.Equal(0, clustering.CountAt(double.PositiveInfinity));
    }

    [Fact]
    public void The_distance_of_Durham_is_that_of_the_formula()
    {
        var clustering = new JetClustering(JetDefinition.Durham());
        clustering.Cluster([new P4(10, 0, 0, 10), new P4(0, 5, 0, 5)]);
        Assert.Equal(2 * 25, clustering.MergingScale(1), 1e-12);
        Assert.Equal(15, clustering.TotalEnergy);
        Assert.Equal(1, clustering.Inclusive().Length);
    }

    [Fact]
    public void Particles_are_clustered_as_their_momenta()
    {
        Track[] tracks = [new(30, 0.1f, 3.1f, 0.1f), new(40, -1, 0, 0), new(20, 0.1f, -3.1f, 0)];
        var (a, b) = (new JetClustering(JetDefinition.AntiKt(0.4)), new JetClustering(JetDefinition.AntiKt(0.4)));
        a.Cluster<Track>(tracks);
        b.Cluster([.. tracks.Select(track => track.P4)]);
        Assert.Equal(b.Inclusive().ToArray().Select(jet => jet.P4), a.Inclusive().ToArray().Select(jet => jet.P4));
        Assert.Equal(0, a.Inclusive()[1].DeltaR(tracks[1]), 1e-6);
    }

    [Fact]
    public void No_particles_no_jets()
    {
        var clustering = new JetClustering(JetDefinition.Durham());
        Assert.Equal(0, clustering.Inclusive().Length);
        clustering.Cluster([]);
        Assert.Equal(0, clustering.Inclusive().Length + clustering.Exclusive(0).Length + clustering.ExclusiveUpTo(4).Length
            + clustering.ExclusiveAt(1).Length + clustering.ParticleCount);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e200)]
    public void A_momentum_that_is_no_number_is_named_and_leaves_no_event(double bad)
    {
        var clustering = new JetClustering(JetDefinition.AntiKt(0.4));
        clustering.Cluster(s_two);
        foreach (var particle in (P4[])[new(bad, 0, 0, 1), new(0, bad, 0, 1), new(0, 0, bad, 1), new(1, 0, 0, bad)])
        {
            var error = Assert.Throws<ArgumentException>(() => clustering.Cluster([s_two[0], particle]));
            Assert.Contains("Particle 1 ", error.Message, StringComparison.Ordinal);
            Assert.Equal(0, clustering.Inclusive().Length);
        }
    }

    [Fact]
    public void More_jets_than_particles_are_refused_unless_as_many_as_there_are()
    {
        var clustering = new JetClustering(JetDefinition.Kt(1));
        clustering.Cluster(s_two);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => clustering.Exclusive(4).Length);
        Assert.Contains("4 jets of 3 particles", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => clustering.ExclusiveUpTo(-1).Length);
        Assert.Equal(3, clustering.ExclusiveUpTo(4).Length);
    }

    [Fact]
    public void A_cut_that_is_no_number_is_refused()
    {
        var clustering = new JetClustering(JetDefinition.Kt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => clustering.ExclusiveAt(double.NaN).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => clustering.Inclusive(double.NaN).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => clustering.MergingScale(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => clustering.LargestMergingScale(-1));
    }

    [Fact]
    public void The_particles_of_a_jet_of_another_event_or_clustering_are_refused()
    {
        var (one, other) = (new JetClustering(JetDefinition.Kt(1)), new JetClustering(JetDefinition.Kt(1)));
        one.Cluster(s_two);
        other.Cluster(s_two);
        var jet = one.Inclusive()[0];
        Assert.Throws<ArgumentException>(() => other.Constituents(jet).Length);
        one.Cluster(s_two);
        Assert.Throws<ArgumentException>(() => one.Constituents(jet).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.4)]
    [InlineData(1001)]
    [InlineData(double.NaN)]
    public void A_radius_out_of_range_is_refused(double radius)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => JetDefinition.AntiKt(radius));
        Assert.Contains("anti-kt: the radius is", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => JetDefinition.ElectronPositronKt(radius, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => JetDefinition.GeneralisedKt(1, double.NegativeInfinity));
    }

    private readonly record struct Track(float Pt, float Eta, float Phi, float Mass) : IParticle;
}
