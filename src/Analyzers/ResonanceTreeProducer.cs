using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Writes a tree with one row for each resonance and its two legs, with the numbers of its event.</summary>
/// <typeparam name="TLeg">Type of the legs.</typeparam>
/// <example>
/// <code>
/// new ResonanceTreeProducer&lt;Muon&gt; { Input = "zeds", Max = 1 }     // ResonanceTreeProducer/resonances.parquet
/// </code>
/// </example>
public sealed class ResonanceTreeProducer<TLeg> : Analyzer
    where TLeg : struct, IParticle
{
    private Ntuple<Row>? _tree;

    /// <summary>The resonances.</summary>
    public required Input<Resonance<TLeg>> Input { get; init; }

    /// <summary>Name of the tree and of its file.</summary>
    /// <value><c>resonances</c>.</value>
    public string Tree { get; init; } = "resonances";

    /// <summary>Resonances of an event to write at most; the first ones.</summary>
    /// <value>All.</value>
    public int Max { get; init; } = int.MaxValue;

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles => [_tree ??= new Ntuple<Row>(Tree)];

    /// <inheritdoc/>
    /// <exception cref="UserError"><see cref="Max"/> is below 1.</exception>
    public override void BeginLoop(Setup setup) => Refuse.Below(1, Max);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        ReadOnlySpan<Resonance<TLeg>> resonances = Input[ev];
        for (int i = 0; i < Math.Min(resonances.Length, Max); i++)
        {
            ref readonly Resonance<TLeg> r = ref resonances[i];
            (TLeg a, TLeg b) = (r.First, r.Second);
            _tree!.Fill(ev, new Row(ev.Run, ev.Lumi, ev.Number, i, r.Pt, r.Eta, r.Phi, r.Mass, r.Charge, r.PdgId, a.Pt, a.Eta, a.Phi, b.Pt, b.Eta, b.Phi, ev.Weight));
        }

        return true;
    }

    private readonly record struct Row(
        uint Run, uint Lumi, ulong Event, int Index, float Pt, float Eta, float Phi, float Mass, int Charge, int PdgId,
        float Leg1Pt, float Leg1Eta, float Leg1Phi, float Leg2Pt, float Leg2Eta, float Leg2Phi, double Weight);
}
