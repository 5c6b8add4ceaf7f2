using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.RealData;

public class SurroundingsInDataTests
{
    [Fact]
    public void Missing_momentum_is_what_a_database_computes()
    {
        List<double[]> expected = Duck.Rows($"""
            SELECT entry, -sum(px), -sum(py), sum(pt), sqrt(sum(px)**2 + sum(py)**2)
            FROM {Duck.Particles(TestData.Collisions, "Jet")} GROUP BY entry ORDER BY entry
            """);

        SortedDictionary<long, MissingMomentum[]> found = TestRun.Collect<MissingMomentum>(TestData.Component(TestData.Collisions), "met", () =>
        [
            new ParticleReader<Jet> { Collection = "Jet", Output = "jets" },
            new METBuilder<Jet> { Particles = "jets", Output = "met" },
        ]);

        Assert.Equal(1000, found.Count);
        Assert.All(found.Values, met => Assert.Single(met));
        ResonancesInDataTests.AreEqual(expected, found.Where(e => e.Value[0].SumPt > 0).Select(e => (double[])
            [e.Key, e.Value[0].Px, e.Value[0].Py, e.Value[0].SumPt, e.Value[0].P4.Pt]));
    }

    [Fact]
    public void Transverse_masses_are_those_of_the_formula_with_the_missing_momentum_in_the_file()
    {
        List<double[]> expected = Duck.Rows($"""
            SELECT entry, i, sqrt(2 * pt * met * (1 - cos(phi - metphi))) FROM {Duck.Particles(TestData.Collisions, "Muon")} muons
            JOIN (SELECT file_row_number AS entry, MET_pt::DOUBLE AS met, MET_phi::DOUBLE AS metphi
                  FROM read_parquet('{TestData.Find(TestData.Collisions)}', file_row_number = true)) USING (entry)
            ORDER BY entry, i
            """);

        SortedDictionary<long, double[]> found = TestRun.Collect<double>(TestData.Component(TestData.Collisions), "mtw", () =>
        [
            new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
            new METReader { SumPt = "sumet", Output = "met" },
            new MTW<Muon> { Leptons = "muons", Met = "met", Output = "mtw" },
        ]);

        Assert.True(expected.Count > 1000, $"{expected.Count} muons");
        ResonancesInDataTests.AreEqual(expected, found.SelectMany(e => e.Value.Select((m, i) => (double[])[e.Key, i, m])));
    }

    [Fact]
    public void Missing_momentum_is_read_with_and_without_its_scalar_sum()
    {
        List<double[]> expected = Duck.Rows($"SELECT MET_pt, MET_phi, MET_sumet FROM '{TestData.Find(TestData.Collisions)}'");

        IEnumerable<MissingMomentum> read = Read("sumet");

        ResonancesInDataTests.AreEqual(expected, read.Select(m => (double[])[m.Pt, m.Phi, m.SumPt]));
        Assert.All(Read(null), m => Assert.True(double.IsNaN(m.SumPt)));
    }

    [Theory]
    [InlineData("Muon", 0.4)]
    [InlineData("Electron", 1.0)]
    public void Partners_are_those_that_a_database_finds(string leptons, double deltaR)
    {
        string distance = Duck.DeltaR("a", "b");
        List<double[]> expected = Duck.Rows(FormattableString.Invariant($"""
            SELECT a.entry, a.i, b.i, {distance} FROM {Duck.Particles(TestData.Collisions, "Jet")} a
            JOIN {Duck.Particles(TestData.Collisions, leptons)} b ON a.entry = b.entry WHERE {distance} < {deltaR}
            QUALIFY row_number() OVER (PARTITION BY a.entry, a.i ORDER BY {distance}) = 1 ORDER BY a.entry, a.i
            """));

        SortedDictionary<long, Match<Jet, Muon>[]> found = TestRun.Collect<Match<Jet, Muon>>(TestData.Component(TestData.Collisions), "matches", () =>
        [
            new ParticleReader<Jet> { Collection = "Jet", Output = "jets" },
            new ParticleReader<Muon> { Collection = leptons, Output = "leptons" },
            new Matcher<Jet, Muon> { Particles = "jets", MatchParticles = ["leptons"], DeltaR = deltaR, Output = "matches" },
        ]);

        Assert.True(expected.Count > 50, $"{expected.Count} matches");
        ResonancesInDataTests.AreEqual(expected, found.SelectMany(e => e.Value.Select(m => (double[])[e.Key, m.Index, m.PartnerIndex, m.DeltaR])));
    }

    [Fact]
    public void Isolation_is_what_a_database_adds_up()
    {
        string distance = Duck.DeltaR("a", "b");
        string Sum(string codes) => $"sum(CASE WHEN {codes} THEN b.pt ELSE 0 END), sum(CASE WHEN {codes} THEN b.e ELSE 0 END), count(*) FILTER (WHERE {codes})";
        string[] classes = [.. new[] { 11, 13, 211, 22, 130 }.Select(c => Sum($"abs(b.pdgId) = {c}")), Sum("abs(b.pdgId) NOT IN (11, 13, 211, 22, 130)")];
        List<double[]> expected = Duck.Rows($"""
            SELECT a.entry, a.i, {string.Join(", ", classes)} FROM {Duck.Particles(TestData.Simulation, "Jet")} a
            JOIN (SELECT * FROM {Duck.Particles(TestData.Simulation, "GenPart", "pdgId")} WHERE abs(eta) < 20) b ON a.entry = b.entry
            WHERE {distance} < 0.8 AND {distance} >= 0.05 GROUP BY a.entry, a.i ORDER BY a.entry, a.i
            """);

        SortedDictionary<long, Isolated<Jet>[]> found = TestRun.Collect<Isolated<Jet>>(TestData.Component(TestData.Simulation), "isolated", () =>
        [
            new ParticleReader<Jet> { Collection = "Jet", Output = "jets" },
            new ParticleReader<GenParticle> { Collection = "GenPart", Output = "particles" },
            new IsolationAnalyzer<Jet, GenParticle>
            {
                Candidates = "jets",
                Particles = "particles",
                IsoArea = EtaPhiArea.Circle(0.8),
                OffIsoArea = EtaPhiArea.Circle(0.05),
                Output = "isolated",
            },
        ]);

        Assert.True(expected.Count > 50, $"{expected.Count} jets");
        Assert.All(new[] { 4, 7, 13 }, number => Assert.Contains(expected, row => row[number] > 0));
        ResonancesInDataTests.AreEqual(expected, found.SelectMany(e => e.Value
            .Select((jet, i) => (jet.Around, i)).Where(j => j.Around.Total.Count > 0)
            .Select(j => (double[])[e.Key, j.i, .. Numbers(j.Around)])));
    }

    private static IEnumerable<MissingMomentum> Read(string? sum) =>
        TestRun.Collect<MissingMomentum>(TestData.Component(TestData.Collisions), "met", () => [new METReader { SumPt = sum, Output = "met" }])
            .Values.Select(m => m[0]);

    private static IEnumerable<double> Numbers(Composition c) =>
        new[] { c.Electrons, c.Muons, c.ChargedHadrons, c.Photons, c.NeutralHadrons, c.Others }
            .SelectMany(d => (double[])[d.SumPt, d.SumE, d.Count]);
}
