using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Writes a tree with one row for each jet, with the numbers of its event.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new JetTreeProducer&lt;Jet&gt; { Input = "good_jets" }     // JetTreeProducer/jets.parquet
/// </code>
/// </example>
public sealed class JetTreeProducer<T> : Analyzer
    where T : struct, IParticle
{
    private Ntuple<Row>? _tree;

    /// <summary>The collection.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>Name of the tree and of its file.</summary>
    /// <value><c>jets</c>.</value>
    public string Tree { get; init; } = "jets";

    /// <summary>Items of an event to write at most; the first ones.</summary>
    /// <value>All.</value>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>Score of a tagger.</summary>
    /// <value>NaN is written.</value>
    public Quantity<T>? Tag { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles => [_tree ??= new Ntuple<Row>(Tree)];

    /// <inheritdoc/>
    /// <exception cref="UserError"><see cref="Max"/> is below 1.</exception>
    public override void BeginLoop(Setup setup) => Refuse.Below(1, Max);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        ReadOnlySpan<T> items = Input[ev];
        for (int i = 0; i < Math.Min(items.Length, Max); i++)
        {
            ref readonly T item = ref items[i];
            _tree!.Fill(ev, new Row(ev.Run, ev.Lumi, ev.Number, i, item.Pt, item.Eta, item.Phi, item.Mass, (float)item.P4.E, (float)item.P4.Rapidity, Tag is null ? float.NaN : (float)Tag(in item), ev.Weight));
        }

        return true;
    }

    private readonly record struct Row(uint Run, uint Lumi, ulong Event, int Index, float Pt, float Eta, float Phi, float Mass, float E, float Rapidity, float Tag, double Weight);
}
