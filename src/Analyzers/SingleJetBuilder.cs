using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Takes all particles of a collection as one jet.</summary>
/// <remarks>A particle with NaN makes the jet NaN.</remarks>
/// <typeparam name="T">Type of the particles.</typeparam>
/// <example>
/// <code>
/// new SingleJetBuilder&lt;Candidate&gt; { Particles = "candidates", Output = "jet" }
/// </code>
/// </example>
public sealed class SingleJetBuilder<T> : Analyzer
    where T : struct, IParticle, IIdentified
{
    /// <summary>The particles, which are the constituents.</summary>
    public required Input<T> Particles { get; init; }

    /// <summary>The jet, or nothing where there are no particles.</summary>
    public required Output<SingleJet> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> particles = Particles[ev];
        P4 sum = default;
        Composition constituents = default;
        foreach (ref readonly T particle in particles)
        {
            P4 p4 = particle.P4;
            sum += p4;
            constituents = constituents.With(particle.PdgId, particle.Pt, p4.E);
        }

        if (particles.Length > 0)
        {
            Output.Add(ev, new SingleJet(sum, constituents));
        }

        return true;
    }
}
