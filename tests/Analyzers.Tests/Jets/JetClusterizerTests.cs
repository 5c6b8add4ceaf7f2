using Heppy.Events;
using Heppy.Examples;
using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Jets;

public class JetClusterizerTests
{
    [Fact]
    public void Jets_are_those_of_the_clustering_itself_and_their_constituents_are_the_particles()
    {
        ResultSet results = Run(500, () => new JetClusterizer<Particle>
        {
            Input = "particles", Output = "jets", Constituents = "indices", Definition = JetDefinition.ElectronPositronKt(0.7, -1), PtMin = 5,
        });

        Assert.Equal(500, results.Of("Compare").CutFlows[0].Count(1));
    }

    [Fact]
    public void Events_with_fewer_particles_than_jets_end_unless_jets_are_not_required()
    {
        ResultSet required = Run(300, () => Exclusive(14, isRequired: true));
        ResultSet optional = Run(300, () => Exclusive(14, isRequired: false));

        Assert.InRange(required.Selected, 1, 299);
        Assert.Equal(300, optional.Selected);
        Assert.Equal(300 - required.Selected, optional.Of("Count").Histograms[0].Histogram!.Values()[1]);
    }

    [Theory]
    [InlineData(5.0, 2, null, "set one of PtMin, JetCount and DistanceCut")]
    [InlineData(null, 0, null, "JetCount = 0; set 1 or more")]
    [InlineData(5.0, null, null, "has no inclusive jets")]
    [InlineData(null, null, null, "has no inclusive jets")]
    public void Properties_that_contradict_each_other_are_refused_before_the_first_event(double? ptMin, int? count, double? cut, string message)
    {
        var error = Assert.ThrowsAny<Exception>(() => Run(10, () => new JetClusterizer<Particle>
        {
            Input = "particles", Output = "jets", Definition = JetDefinition.Durham(), PtMin = ptMin, JetCount = count, DistanceCut = cut,
        }));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_distance_cut_leaves_jets_that_are_apart()
    {
        ResultSet results = Run(200, () => new JetClusterizer<Particle> { Input = "particles", Output = "jets", Definition = JetDefinition.Durham(), DistanceCut = 80 });

        double[] counts = results.Of("Count").Histograms[0].Histogram!.Values();
        Assert.True(counts[3] > 100 && counts[4] > 20, string.Join(' ', counts));
    }

    [Fact]
    public void A_particle_that_is_not_a_number_fails_its_event()
    {
        var failure = Assert.Throws<EventFailure>(() => TestRun.Over(
            new GeneratedComponent("bad") { Generator = new NotANumber(), Events = 3 },
            _ => [Reader(), new JetClusterizer<Particle> { Input = "particles", Output = "jets", Definition = JetDefinition.AntiKt(0.4) }]));

        Assert.Equal(2, failure.Entry);
        Assert.Contains("JetClusterizer threw", failure.Message, StringComparison.Ordinal);
    }

    private static ParticleReader<Particle> Reader() => new() { Collection = "Particle", Output = "particles" };

    private static JetClusterizer<Particle> Exclusive(int jets, bool isRequired) => new()
    {
        Input = "particles", Output = "jets", Definition = JetDefinition.Durham(), JetCount = jets, JetsAreRequired = isRequired,
    };

    private static ResultSet Run(long events, Func<JetClusterizer<Particle>> make) => TestRun.Over(
        new GeneratedComponent("z") { Generator = new HadronicZGenerator(3), Events = events },
        _ => make() is var clusterizer ? [Reader(), clusterizer, new Count(), clusterizer.Constituents is null ? null : new Compare(clusterizer.Definition)] : []);

    private readonly record struct Particle(float Pt, float Eta, float Phi, float Mass) : IParticle;

    private sealed class Count : Analyzer
    {
        private readonly Input<Jet> _jets = new("jets");
        private readonly Histogram<int> _count = new("count", Axis.Integer(0, 10));

        public override bool Process(Event ev)
        {
            _count.Fill(ev, _jets[ev].Length);
            return true;
        }
    }

    private sealed class Compare(JetDefinition definition) : Analyzer
    {
        private readonly Input<Particle> _particles = new("particles");
        private readonly Input<Jet> _jets = new("jets");
        private readonly Input<int> _indices = new("indices");
        private readonly Cut _same = new("the same");

        public override bool Process(Event ev)
        {
            var clustering = new JetClustering(definition);
            clustering.Cluster(_particles[ev]);
            ReadOnlySpan<Jet> expected = clustering.Inclusive(5);
            bool same = expected.Length == _jets[ev].Length;
            int next = 0;
            for (int i = 0; same && i < expected.Length; i++)
            {
                P4 sum = default;
                for (int n = 0; n < _jets[ev][i].Count; n++)
                {
                    sum += _particles[ev][_indices[ev][next++]].P4;
                }

                same = expected[i].P4 == _jets[ev][i].P4 && Math.Abs(sum.E - expected[i].E) < 1e-9 && Math.Abs(sum.Pz - expected[i].P4.Pz) < 1e-9;
            }

            return _same.Pass(ev, same);
        }
    }

    private sealed class NotANumber : IEventGenerator
    {
        public IReadOnlyList<ColumnSchema> Columns { get; } =
            [.. from column in (string[])["pt", "eta", "phi", "mass"] select new ColumnSchema($"Particle_{column}", ElementType.Float, IsJagged: true)];

        public void Generate(long number, EventColumns columns)
        {
            columns.List<float>("Particle_pt", [20, 30]);
            columns.List<float>("Particle_eta", [0.5f, number == 2 ? float.NaN : 1]);
            columns.List<float>("Particle_phi", [0.5f, 1]);
            columns.List<float>("Particle_mass", [0, 0]);
        }
    }
}
