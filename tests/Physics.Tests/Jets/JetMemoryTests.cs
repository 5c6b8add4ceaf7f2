using Xunit;

namespace Heppy.Physics.Tests.JetsOf;

public class JetMemoryTests
{
    public static TheoryData<JetDefinition> Definitions =>
        [JetDefinition.AntiKt(0.4), JetDefinition.Kt(8), JetDefinition.Durham(), JetDefinition.ElectronPositronKt(0.7, 0.5)];

    [Theory]
    [MemberData(nameof(Definitions), DisableDiscoveryEnumeration = true)]
    public void An_event_allocates_nothing_once_one_as_large_was_clustered(JetDefinition definition)
    {
        var random = new EventRandom(1, 1, 1, 1, "jets");
        var particles = new P4[200];
        for (int i = 0; i < particles.Length; i++)
        {
            particles[i] = P4.FromPtEtaPhiM(random.NextExponential(), random.NextGaussian(),
                random.NextDouble() * Math.Tau, 0.14);
        }
        var clustering = new JetClustering(definition);
        _ = Use(clustering, particles);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int used = 0;
        for (int count = 1; count <= particles.Length; count += 7)
        {
            used += Use(clustering, particles.AsSpan(0, count));
        }
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(0, after - before);
        Assert.True(used > 0);
    }

    private static int Use(JetClustering clustering, ReadOnlySpan<P4> particles)
    {
        clustering.Cluster(particles);
        int used = clustering.ExclusiveUpTo(3).Length + clustering.ExclusiveAt(10).Length;
        foreach (ref readonly var jet in clustering.Inclusive(0.5))
        {
            used += clustering.Constituents(jet)[0];
        }
        return used;
    }
}
