using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Sorts the stable charged hadrons by whether they come from a b quark.</summary>
/// <typeparam name="T">Type of the generated particles.</typeparam>
/// <example>
/// <code>
/// new ChargedHadronsFromB&lt;GenPart&gt; { Input = "gen_particles", FromB = "hadrons_from_b", NotFromB = "hadrons_not_from_b" }
/// </code>
/// </example>
public sealed class ChargedHadronsFromB<T> : Analyzer
    where T : struct, IGenParticle
{
    /// <summary>All generated particles: mothers are looked up in it.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>Stable charged hadrons with an ancestor that has a b quark.</summary>
    public required Output<T> FromB { get; init; }

    /// <summary>The other stable charged hadrons.</summary>
    public required Output<T> NotFromB { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A mother is not in the list.</exception>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> particles = Input[ev];
        for (int i = 0; i < particles.Length; i++)
        {
            if (particles[i].Status == 1 && Ancestry.IsChargedHadron(particles[i].PdgId))
            {
                (particles.AncestorOf(i, Ancestry.HasBottom) >= 0 ? FromB : NotFromB).Add(ev, in particles[i]);
            }
        }

        return true;
    }
}
