using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Adds up what is around each candidate, by kind of particle: its isolation.</summary>
/// <remarks>
/// A candidate that is itself among the particles, of the same type with all values equal, does not count. A
/// particle with NaN in its direction is in no area. A candidate with NaN in its direction gets NaN, so that no
/// cut on isolation takes it for isolated.
/// </remarks>
/// <typeparam name="T">Type of the candidates.</typeparam>
/// <typeparam name="TParticle">Type of the particles around them.</typeparam>
/// <example>
/// <code>
/// new IsolationAnalyzer&lt;Muon, Candidate&gt;
/// {
///     Candidates = "muons",
///     Particles = "candidates",
///     IsoArea = EtaPhiArea.Circle(0.4),
///     OffIsoArea = EtaPhiArea.Circle(0.01),
///     Output = "iso_muons",
/// }
/// </code>
/// </example>
public sealed class IsolationAnalyzer<T, TParticle> : Analyzer
    where T : struct, IParticle
    where TParticle : struct, IParticle, IIdentified
{
    private static readonly Deposit Unknown = new(double.NaN, double.NaN, 0);

    /// <summary>The candidates.</summary>
    public required Input<T> Candidates { get; init; }

    /// <summary>The particles around them.</summary>
    public required Input<TParticle> Particles { get; init; }

    /// <summary>Area around a candidate in which particles count.</summary>
    public required EtaPhiArea IsoArea { get; init; }

    /// <summary>Area inside of it in which they do not.</summary>
    /// <value>None.</value>
    public EtaPhiArea OffIsoArea { get; init; }

    /// <summary>The candidates with their isolation, in their order.</summary>
    public required Output<Isolated<T>> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<TParticle> particles = Particles[ev];
        foreach (ref readonly T candidate in Candidates[ev])
        {
            Output.Add(ev, new Isolated<T>(candidate, Around(in candidate, particles)));
        }

        return true;
    }

    private Composition Around(in T candidate, ReadOnlySpan<TParticle> particles)
    {
        if (float.IsNaN(candidate.Eta) || float.IsNaN(candidate.Phi))
        {
            return new Composition(Unknown, Unknown, Unknown, Unknown, Unknown, Unknown);
        }

        Composition around = default;
        foreach (ref readonly TParticle particle in particles)
        {
            double eta = (double)particle.Eta - candidate.Eta;
            double phi = particle.DeltaPhi(in candidate);
            if (IsoArea.Contains(eta, phi) && !OffIsoArea.Contains(eta, phi) && !SameItem.Is(in candidate, in particle))
            {
                around = around.With(particle.PdgId, particle.Pt, particle.P4.E);
            }
        }

        return around;
    }
}
