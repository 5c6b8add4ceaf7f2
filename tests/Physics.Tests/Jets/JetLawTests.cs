using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.JetsOf;

public class JetLawTests
{
    [Fact]
    public void Jets_share_out_the_particles_and_their_momentum() =>
        Gen.Select(JetGen.Any, JetGen.Event).Sample((definition, particles) =>
        {
            var clustering = Clustered(definition, particles);
            var sum = default(P4);
            var all = new List<int>();
            foreach (ref readonly var jet in clustering.Inclusive())
            {
                var parts = default(P4);
                foreach (int i in clustering.Constituents(jet))
                {
                    parts += particles[i];
                    all.Add(i);
                }
                AssertNear(parts, jet.P4);
                sum += jet.P4;
            }
            AssertNear(particles.Aggregate(default(P4), (a, b) => a + b), sum);
            Assert.Equal(Enumerable.Range(0, particles.Length), all.Order());
        });

    [Fact]
    public void A_turn_around_the_beam_turns_the_jets() =>
        Gen.Select(JetGen.Any, JetGen.Usual, Gen.Double[-4, 4]).Sample((definition, particles, angle) =>
        {
            var (sin, cos) = Math.SinCos(angle);
            P4 Turn(P4 p) => new(cos * p.Px - sin * p.Py, sin * p.Px + cos * p.Py, p.Pz, p.E);
            var before = Clustered(definition, particles);
            var after = Clustered(definition, [.. particles.Select(Turn)]);
            Assert.Equal(Members(before), Members(after));
            foreach (var (jet, turned) in before.Inclusive().ToArray().OrderBy(jet => before.Constituents(jet)[0])
                .Zip(after.Inclusive().ToArray().OrderBy(jet => after.Constituents(jet)[0])))
            {
                AssertNear(Turn(jet.P4), turned.P4);
            }
        });

    [Fact]
    public void A_boost_along_the_beam_keeps_the_jets_of_hadron_colliders() =>
        Gen.Select(JetGen.Hadron, JetGen.Usual, Gen.Double[-0.9, 0.9]).Sample((definition, particles, velocity) =>
            Assert.Equal(Members(Clustered(definition, particles)),
                Members(Clustered(definition, [.. particles.Select(p => p.Boost(0, 0, velocity))]))));

    [Fact]
    public void Another_order_of_the_particles_gives_the_same_jets() =>
        Gen.Select(JetGen.Any, JetGen.Usual).Sample((definition, particles) =>
        {
            int last = particles.Length - 1;
            Assert.Equal(
                Members(Clustered(definition, particles)),
                Members(Clustered(definition, [.. particles.Reverse()]), i => last - i));
        });

    [Fact]
    public void Jets_come_in_order_and_above_the_threshold() =>
        Gen.Select(JetGen.Any, JetGen.Event, Gen.Double[0, 30]).Sample((definition, particles, ptMin) =>
        {
            var clustering = Clustered(definition, particles);
            var all = clustering.Inclusive().ToArray();
            var hard = clustering.Inclusive(ptMin).ToArray();
            static double Pt2(Jet jet) => jet.P4.Px * jet.P4.Px + jet.P4.Py * jet.P4.Py;
            Func<Jet, double> size = definition.IsElectronPositron ? jet => jet.E : Pt2;
            Assert.Equal(all.OrderByDescending(size).ThenBy(jet => Lowest(clustering, jet)), all);
            Assert.Equal(all.Where(jet => Pt2(jet) >= ptMin * ptMin), hard);
        });

    [Fact]
    public void Events_do_not_remember_those_before() =>
        Gen.Select(JetGen.Any, JetGen.Event.Array[1, 4]).Sample((definition, events) =>
        {
            var clustering = new JetClustering(definition);
            foreach (var particles in events)
            {
                clustering.Cluster(particles);
                Assert.Equal(Members(Clustered(definition, particles)), Members(clustering));
            }
        });

    [Fact]
    public void Above_pi_all_particles_of_an_ee_event_are_one_jet() =>
        Gen.Select(Gen.Double[3.1416, 9], Gen.Double[-2, 2], JetGen.Usual.Where(event_ => event_.Length > 0))
            .Sample((radius, power, particles) =>
                Clustered(JetDefinition.ElectronPositronKt(radius, power), particles).Inclusive().Length == 1);

    private static JetClustering Clustered(JetDefinition definition, P4[] particles)
    {
        var clustering = new JetClustering(definition);
        clustering.Cluster(particles);
        return clustering;
    }

    private static IEnumerable<string> Members(JetClustering clustering, Func<int, int>? original = null) =>
        clustering.Inclusive().ToArray()
            .Select(jet => string.Join(',', clustering.Constituents(jet).ToArray().Select(original ?? (i => i)).Order()))
            .Order(StringComparer.Ordinal);

    private static int Lowest(JetClustering clustering, Jet jet) => clustering.Constituents(jet).ToArray().Min();

    private static void AssertNear(P4 expected, P4 actual)
    {
        var d = expected - actual;
        double difference = Math.Abs(d.Px) + Math.Abs(d.Py) + Math.Abs(d.Pz) + Math.Abs(d.E);
        Assert.InRange(difference, 0, 1e-9 * (1 + Math.Abs(expected.E)));
    }
}
