using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Finds resonances of two collections that have legs in common.</summary>
/// <remarks>Legs are the same if all their values are; NaN equals NaN there.</remarks>
/// <typeparam name="TLeg">Type of the legs.</typeparam>
/// <example>
/// <code>
/// new ResonanceMatcher&lt;Muon&gt; { Resonances = "zeds", MatchResonances = "higgses", NMatch = 1, Output = "zed_matches" }
/// </code>
/// </example>
public sealed class ResonanceMatcher<TLeg> : Analyzer
    where TLeg : struct
{
    /// <summary>The resonances.</summary>
    public required Input<Resonance<TLeg>> Resonances { get; init; }

    /// <summary>The resonances they are compared with.</summary>
    public required Input<Resonance<TLeg>> MatchResonances { get; init; }

    /// <summary>Number of legs that they must have in common, at least: 1 or 2.</summary>
    /// <value>2.</value>
    public int NMatch
    {
        get;
        init => field = value is 1 or 2
            ? value
            : throw new ArgumentOutOfRangeException(nameof(NMatch), value, "Resonances have two legs: NMatch is 1 or 2.");
    } = 2;

    /// <summary>
    /// All pairs that match, in the order of the resonances, then of those they are compared with.
    /// </summary>
    public required Output<Match<Resonance<TLeg>, Resonance<TLeg>>> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<Resonance<TLeg>> resonances = Resonances[ev];
        ReadOnlySpan<Resonance<TLeg>> others = MatchResonances[ev];
        for (int i = 0; i < resonances.Length; i++)
        {
            for (int j = 0; j < others.Length; j++)
            {
                if (resonances[i].SharedLegs(in others[j]) >= NMatch)
                {
                    double deltaR = resonances[i].DeltaR(in others[j]);
                    Output.Add(ev, new(resonances[i], others[j], deltaR) { Index = i, PartnerIndex = j });
                }
            }
        }

        return true;
    }
}
