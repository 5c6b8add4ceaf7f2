using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Makes resonances of all pairs of legs, those nearest to the nominal mass first.</summary>
/// <remarks>
/// A leg can be in several pairs; <see cref="LeptonicZedBuilder{T}"/> makes pairs that have no leg in common.
/// Of equally near ones the first in the order (0,1), (0,2) ... (1,2) ... comes first. Pairs whose mass is NaN
/// are not taken.
/// </remarks>
/// <typeparam name="TLeg">Type of the legs; without <see cref="ICharged"/> a leg has the charge 0.</typeparam>
/// <example>
/// <code>
/// new ResonanceBuilder&lt;Muon&gt; { LegCollection = "muons", PdgId = Pdg.Z.Id, Output = "zeds", OutputLegs = "zed_muons" }
/// </code>
/// </example>
public sealed class ResonanceBuilder<TLeg> : Analyzer
    where TLeg : struct, IParticle
{
    private readonly Scratch<P4> _momenta = new();
    private readonly Ranking _pairs = new();

    /// <summary>The legs.</summary>
    public required Input<TLeg> LegCollection { get; init; }

    /// <summary>
    /// Code of the particle that is looked for: 23 for Z, 24 for W, 443 for J/psi; those that
    /// <see cref="Pdg.Find"/> does not know need <see cref="NominalMass"/>.
    /// </summary>
    public required int PdgId { get; init; }

    /// <summary>Mass in GeV that pairs are compared to.</summary>
    /// <value>That of the particle.</value>
    public double? NominalMass { get; init; }

    /// <summary>Which charges the legs must have.</summary>
    /// <value>Opposite.</value>
    public PairCharge Charges { get; init; }

    /// <summary>The resonances, the best first.</summary>
    public required Output<Resonance<TLeg>> Output { get; init; }

    /// <summary>The two legs of the best resonance, or none.</summary>
    /// <value>Not made.</value>
    public Output<TLeg>? OutputLegs { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    /// <exception cref="UserError">The mass of the particle is not known.</exception>
    public override void BeginLoop(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        if (double.IsNaN(Target))
        {
            throw new UserError(FormattableString.Invariant(
                $"{setup.Name} looks for particle {PdgId}, whose mass it does not know. Set NominalMass, in GeV."));
        }
    }

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<TLeg> legs = LegCollection[ev];
        ReadOnlySpan<P4> momenta = _momenta.Of(legs);
        double target = Target;
        _pairs.Clear();
        for (int i = 0; i < legs.Length; i++)
        {
            for (int j = i + 1; j < legs.Length; j++)
            {
                double distance = Math.Abs((momenta[i] + momenta[j]).Mass - target);
                if (!double.IsNaN(distance) && Charges.Allow(ChargeOf<TLeg>.Of(in legs[i]), ChargeOf<TLeg>.Of(in legs[j])))
                {
                    _pairs.Add(distance, i, j);
                }
            }
        }

        _pairs.SortRising();
        foreach (Ranking.Place pair in _pairs.Places)
        {
            Output.Add(ev, legs.Resonance(momenta, pair, PdgId));
        }

        if (OutputLegs is not null && _pairs.Places is [var best, ..])
        {
            OutputLegs.Set(ev, legs[best.First], legs[best.Second]);
        }

        return true;
    }

    private double Target => NominalMass ?? (Pdg.TryFind(PdgId, out PdgParticle particle) || Pdg.TryFind(-PdgId, out particle) ? particle.Mass : double.NaN);
}
