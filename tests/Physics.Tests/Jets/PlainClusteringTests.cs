using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.JetsOf;

/// <summary>The library and the definition, step by step.</summary>
public class PlainClusteringTests
{
    [Fact]
    public void Merges_what_the_definition_merges() =>
        Gen.Select(JetGen.Any, JetGen.Event).Sample((definition, particles) =>
        {
            var plain = PlainClustering.Of(definition, particles);
            var clustering = new JetClustering(definition);
            clustering.Cluster(particles);
            Assert.Equal(plain.Distances,
                Enumerable.Range(0, particles.Length).Reverse().Select(clustering.MergingScale));
            AssertSame(clustering, clustering.Inclusive(), plain.Inclusive);
            for (int jets = 0; jets <= particles.Length; jets++)
            {
                AssertSame(clustering, clustering.Exclusive(jets), jets == 0 ? [] : plain.Exclusive[particles.Length - jets]);
            }
        });

    [Fact]
    public void A_cut_leaves_what_is_left_after_the_last_smaller_distance() =>
        Gen.Select(JetGen.Any, JetGen.Usual, Gen.Double[0, 1]).Sample((definition, particles, where) =>
        {
            var plain = PlainClustering.Of(definition, particles);
            var clustering = new JetClustering(definition);
            clustering.Cluster(particles);
            double cut = particles.Length == 0 ? 1 : plain.Distances[(int)(where * (particles.Length - 1))];
            // All steps up to the last whose largest distance so far is within the cut.
            int steps = plain.Distances.TakeWhile(distance => distance <= cut).Count();
            Assert.Equal(particles.Length - steps, clustering.CountAt(cut));
            AssertSame(clustering, clustering.ExclusiveAt(cut), steps == particles.Length ? [] : plain.Exclusive[steps]);
            Assert.Equal(plain.Distances.DefaultIfEmpty(0).Max(), clustering.LargestMergingScale(0));
        });

    private static void AssertSame(JetClustering clustering, ReadOnlySpan<Jet> jets, IEnumerable<SortedSet<int>> expected)
    {
        var found = new List<string>();
        foreach (ref readonly var jet in jets)
        {
            int[] constituents = clustering.Constituents(jet).ToArray();
            Assert.Equal(jet.Count, constituents.Length);
            found.Add(string.Join(',', constituents.Order()));
        }
        Assert.Equal(expected.Select(jet => string.Join(',', jet)).Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal));
    }
}
