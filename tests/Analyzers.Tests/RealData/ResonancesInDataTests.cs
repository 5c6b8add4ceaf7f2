using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.RealData;

public class ResonancesInDataTests
{
    [Fact]
    public void Resonances_are_the_pairs_that_a_database_finds()
    {
        string muons = Duck.Particles(TestData.Collisions, "Muon", "charge");
        string mass = Duck.Mass("a", "b");
        List<double[]> expected = Duck.Rows($"""
            SELECT a.entry, a.i, b.i, {mass} FROM {muons} a JOIN {muons} b ON a.entry = b.entry AND a.i < b.i
            WHERE a.charge * b.charge < 0 ORDER BY a.entry, abs({mass} - 91.1876)
            """);

        SortedDictionary<long, Resonance<Muon>[]> found = TestRun.Collect<Resonance<Muon>>(TestData.Component(TestData.Collisions), "zeds", () =>
        [
            new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
            new ResonanceBuilder<Muon> { LegCollection = "muons", PdgId = Pdg.Z.Id, Output = "zeds" },
        ]);

        Assert.True(expected.Count > 100, $"{expected.Count} pairs");
        AreEqual(expected, found.SelectMany(e => e.Value.Select(z => (double[])[e.Key, z.FirstIndex, z.SecondIndex, z.P4.Mass])));
    }

    [Fact]
    public void Zeds_are_the_disjoint_pairs_of_one_flavour_that_a_database_finds()
    {
        string leptons = $"""
            (SELECT *, 13 AS flavour FROM {Duck.Particles(TestData.Collisions, "Muon", "charge")}
             UNION ALL SELECT *, 11 AS flavour FROM {Duck.Particles(TestData.Collisions, "Electron", "charge")})
            """;
        string mass = Duck.Mass("a", "b");
        List<double[]> pairs = Duck.Rows($"""
            SELECT a.entry, a.flavour, a.i, b.i, {mass} FROM {leptons} a JOIN {leptons} b
            ON a.entry = b.entry AND a.i < b.i AND a.flavour = b.flavour
            WHERE a.charge * b.charge < 0 ORDER BY a.entry, abs({mass} - 91.1876)
            """);
        HashSet<(double, double, double)> used = [];
        List<double[]> expected = [.. pairs.Where(p =>
            !used.Contains((p[0], p[1], p[2])) && !used.Contains((p[0], p[1], p[3]))
            && used.Add((p[0], p[1], p[2])) && used.Add((p[0], p[1], p[3])))];

        SortedDictionary<long, Resonance<Numbered>[]> found = TestRun.Collect<Resonance<Numbered>>(TestData.Component(TestData.Collisions), "zeds", () =>
        [
            new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
            new ParticleReader<Muon> { Collection = "Electron", Output = "electrons" },
            new Numbering("muons", "numbered_muons", Pdg.Muon.Id),
            new Numbering("electrons", "numbered_electrons", Pdg.Electron.Id),
            new Merger<Numbered> { Inputs = ["numbered_muons", "numbered_electrons"], Output = "leptons", SortKey = (in l) => l.Pt },
            new LeptonicZedBuilder<Numbered> { Leptons = "leptons", Output = "zeds" },
        ]);

        Assert.True(expected.Count(p => p[1] == 11) > 10 && expected.Count(p => p[1] == 13) > 100, $"{expected.Count} pairs");
        AreEqual(expected, found.SelectMany(e => e.Value.Select(z => (double[])
        [
            e.Key,
            Math.Abs(z.First.PdgId),
            Math.Min(z.First.Number, z.Second.Number),
            Math.Max(z.First.Number, z.Second.Number),
            z.P4.Mass,
        ])));
    }

    [Fact]
    public void The_three_jets_of_highest_momentum_are_those_that_a_database_finds()
    {
        string jets = Duck.Particles(TestData.Collisions, "Jet");
        List<double[]> expected = Duck.Rows($"""
            SELECT entry, i, j, k, sqrt(px * px + py * py), sqrt(e * e - px * px - py * py - pz * pz) FROM (
                SELECT a.entry AS entry, a.i AS i, b.i AS j, c.i AS k,
                       a.px+b.px+c.px AS px, a.py+b.py+c.py AS py, a.pz+b.pz+c.pz AS pz, a.e+b.e+c.e AS e
                FROM {jets} a JOIN {jets} b ON a.entry = b.entry AND a.i < b.i JOIN {jets} c ON a.entry = c.entry AND b.i < c.i)
            QUALIFY row_number() OVER (PARTITION BY entry ORDER BY px * px + py * py DESC) = 1 ORDER BY entry
            """);

        SortedDictionary<long, Triplet<Jet>[]> found = TestRun.Collect<Triplet<Jet>>(TestData.Component(TestData.Collisions), "m3", () =>
        [
            new ParticleReader<Jet> { Collection = "Jet", Output = "jets" },
            new M3Builder<Jet> { Jets = "jets", Output = "m3" },
        ]);

        Assert.True(expected.Count > 100, $"{expected.Count} events");
        AreEqual(expected, found.SelectMany(e => e.Value.Select(m => (double[])
            [e.Key, m.FirstIndex, m.SecondIndex, m.ThirdIndex, m.P4.Pt, m.P4.Mass])));
    }

    internal static void AreEqual(List<double[]> expected, IEnumerable<double[]> found)
    {
        List<double[]> rows = [.. found];
        Assert.Equal(expected.Count, rows.Count);
        foreach ((double[] e, double[] f) in expected.Zip(rows))
        {
            Assert.True(e.Zip(f).All(v => Math.Abs(v.First - v.Second) <= 1e-7 * Math.Max(1, Math.Abs(v.First))),
                $"expected {string.Join(", ", e)}; found {string.Join(", ", f)}");
        }
    }

    /// <summary>A lepton that knows its flavour and its place.</summary>
    private readonly record struct Numbered(float Pt, float Eta, float Phi, float Mass, int Charge, int PdgId, int Number) : ICharged, IIdentified;

    private sealed class Numbering(string from, string to, int code) : Analyzer
    {
        private readonly Input<Muon> _from = new(from);
        private readonly Output<Numbered> _to = new(to);

        public override bool Process(Event ev)
        {
            ReadOnlySpan<Muon> leptons = _from[ev];
            for (int i = 0; i < leptons.Length; i++)
            {
                Muon l = leptons[i];
                _to.Add(ev, new Numbered(l.Pt, l.Eta, l.Phi, l.Mass, l.Charge, -code * l.Charge, i));
            }

            return true;
        }
    }
}
