using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Takes the legs of the first resonance, or of all, out of it.</summary>
/// <typeparam name="TLeg">Type of the legs.</typeparam>
/// <example>
/// <code>
/// new ResonanceLegExtractor&lt;Muon&gt; { Resonances = "zeds", Output = "zeds_legs" }
/// </code>
/// </example>
public sealed class ResonanceLegExtractor<TLeg> : Analyzer
    where TLeg : struct
{
    /// <summary>The resonances.</summary>
    public required Input<Resonance<TLeg>> Resonances { get; init; }

    /// <summary>Two legs for each resonance that is looked at; none where there is no resonance.</summary>
    public required Output<TLeg> Output { get; init; }

    /// <summary>Resonances to look at, at most. A leg of several resonances comes several times.</summary>
    /// <value>1: the first.</value>
    public int Max { get; init; } = 1;

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    /// <exception cref="UserError"><see cref="Max"/> is negative.</exception>
    public override void BeginLoop(Setup setup) => Refuse.Below(0, Max);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<Resonance<TLeg>> resonances = Resonances[ev];
        for (int i = 0; i < resonances.Length && i < Max; i++)
        {
            Output.Add(ev, resonances[i].First);
            Output.Add(ev, resonances[i].Second);
        }

        return true;
    }
}
