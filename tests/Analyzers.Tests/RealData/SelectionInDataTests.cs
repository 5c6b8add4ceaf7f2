using Xunit;

namespace Heppy.Analyzers.Tests.RealData;

public class SelectionInDataTests
{
    [Fact]
    public void The_first_good_muons_are_those_that_a_database_selects()
    {
        List<double[]> expected = Duck.Rows($"""
            SELECT entry, i, pt FROM (SELECT *, row_number() OVER (PARTITION BY entry ORDER BY i) AS place
                FROM {Duck.Particles(TestData.Collisions, "Muon", "charge")} WHERE pt > 10 AND abs(eta) < 2.1 AND charge < 0)
            WHERE place <= 2 ORDER BY entry, i
            """);

        var all = TestRun.Collect<Muon>(TestData.Component(TestData.Collisions), "muons", () => [new ParticleReader<Muon> { Collection = "Muon", Output = "muons" }]);
        var selected = TestRun.Collect<Muon>(TestData.Component(TestData.Collisions), "good", () =>
        [
            new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
            new Selector<Muon> { Input = "muons", Output = "good", Where = (in m) => m.Pt > 10 && Math.Abs(m.Eta) < 2.1 && m.Charge < 0, Max = 2 },
        ]);

        Assert.True(expected.Count > 100, $"{expected.Count} muons");
        Assert.Equal(expected, selected.SelectMany(e => e.Value.Select(m => (double[])[e.Key, Array.IndexOf(all[e.Key], m), m.Pt])));
    }

    [Fact]
    public void Clean_jets_are_those_that_a_database_finds_far_from_muons()
    {
        string distance = Duck.DeltaR("j", "m");
        List<double[]> expected = Duck.Rows($"""
            SELECT j.entry, j.pt FROM {Duck.Particles(TestData.Collisions, "Jet")} j
            WHERE NOT EXISTS (SELECT 1 FROM {Duck.Particles(TestData.Collisions, "Muon")} m WHERE m.entry = j.entry AND {distance} < 0.4)
            ORDER BY j.entry, j.i
            """);

        var clean = TestRun.Collect<Jet>(TestData.Component(TestData.Collisions), "clean", () =>
        [
            new ParticleReader<Jet> { Collection = "Jet", Output = "jets" },
            new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
            new OverlapRemover<Jet, Muon> { Input = "jets", Against = "muons", Output = "clean" },
        ]);
        int jets = TestRun.Collect<Jet>(TestData.Component(TestData.Collisions), "jets", () => [new ParticleReader<Jet> { Collection = "Jet", Output = "jets" }]).Values.Sum(j => j.Length);

        Assert.InRange(expected.Count, 100, jets - 100);
        Assert.Equal(expected, clean.SelectMany(e => e.Value.Select(j => (double[])[e.Key, j.Pt])));
    }
}
