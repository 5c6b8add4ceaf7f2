using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Adds all particles of a collection up to one.</summary>
/// <remarks>
/// A particle with NaN makes the sum NaN: nothing is left out silently, and histograms count NaN.
/// </remarks>
/// <typeparam name="T">Type of the particles; without <see cref="ICharged"/> the charge of the sum is 0.</typeparam>
/// <example>
/// <code>
/// new P4SumBuilder&lt;Jet&gt; { Particles = "jets", Output = "sum_jets" }
/// </code>
/// </example>
public sealed class P4SumBuilder<T> : Analyzer
    where T : struct, IParticle
{
    /// <summary>The particles.</summary>
    public required Input<T> Particles { get; init; }

    /// <summary>Always one item; of no particles the sum is zero.</summary>
    public required Output<ParticleSum> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        Output.Add(ev, Sum(Particles[ev]));
        return true;
    }

    /// <summary>The sum of particles.</summary>
    internal static ParticleSum Sum(ReadOnlySpan<T> particles)
    {
        P4 sum = default;
        int charge = 0;
        foreach (ref readonly T particle in particles)
        {
            sum += particle.P4;
            charge += ChargeOf<T>.Of(in particle);
        }

        return new ParticleSum(sum, charge, particles.Length);
    }
}
