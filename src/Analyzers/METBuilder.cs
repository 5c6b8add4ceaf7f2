using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>
/// Computes the missing transverse momentum: minus the vector sum of particles, with the scalar sum of their
/// pT.
/// </summary>
/// <remarks>
/// A particle with NaN in pT or azimuth makes it NaN. For missing energy and mass at a lepton collider see
/// <see cref="RecoilBuilder{T}"/>.
/// </remarks>
/// <typeparam name="T">Type of the particles.</typeparam>
/// <example>
/// <code>
/// new METBuilder&lt;Candidate&gt; { Particles = "candidates", Output = "met" }
/// </code>
/// </example>
public sealed class METBuilder<T> : Analyzer
    where T : struct, IParticle
{
    /// <summary>The particles.</summary>
    public required Input<T> Particles { get; init; }

    /// <summary>Always one item; zero where there are no particles.</summary>
    public required Output<MissingMomentum> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        double px = 0;
        double py = 0;
        double sumPt = 0;
        foreach (ref readonly T particle in Particles[ev])
        {
            (double sin, double cos) = Math.SinCos(particle.Phi);
            px -= particle.Pt * cos;
            py -= particle.Pt * sin;
            sumPt += particle.Pt;
        }

        Output.Add(ev, new MissingMomentum(px, py, sumPt));
        return true;
    }
}
