using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>
/// What recoils against particles at a lepton collider: (0, 0, 0, sqrt(s)) minus the sum of their four-momenta.
/// </summary>
/// <remarks>A particle with NaN makes the recoil NaN.</remarks>
/// <typeparam name="T">Type of the particles; without <see cref="ICharged"/> the charge of the recoil is 0.</typeparam>
/// <example>
/// <code>
/// new RecoilBuilder&lt;Muon&gt; { Sqrts = 240, ToRemove = "zed_muons", Output = "recoil" }
/// </code>
/// </example>
public sealed class RecoilBuilder<T> : Analyzer
    where T : struct, IParticle
{
    /// <summary>Energy of the collision in its centre of mass, in GeV.</summary>
    public required double Sqrts { get; init; }

    /// <summary>The particles it recoils against.</summary>
    public required Input<T> ToRemove { get; init; }

    /// <summary>
    /// Always one item, with the opposite charge; its count is that of the particles it recoils against.
    /// </summary>
    public required Output<ParticleSum> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    /// <exception cref="UserError"><see cref="Sqrts"/> is not above 0.</exception>
    public override void BeginLoop(Setup setup) => Refuse.NotAboveZero(Sqrts);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ParticleSum removed = P4SumBuilder<T>.Sum(ToRemove[ev]);
        Output.Add(ev, new ParticleSum(new P4(0, 0, 0, Sqrts) - removed.P4, -removed.Charge, removed.Count));
        return true;
    }
}
