using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Writes a tree with one row for each lepton, with the numbers of its event.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new LeptonTreeProducer&lt;Muon&gt; { Input = "good_muons" }     // LeptonTreeProducer/leptons.parquet
/// </code>
/// </example>
public sealed class LeptonTreeProducer<T> : Analyzer
    where T : struct, ICharged
{
    private Ntuple<Row>? _tree;

    /// <summary>The collection.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>Name of the tree and of its file.</summary>
    /// <value><c>leptons</c>.</value>
    public string Tree { get; init; } = "leptons";

    /// <summary>Items of an event to write at most; the first ones.</summary>
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
        ReadOnlySpan<T> items = Input[ev];
        for (int i = 0; i < Math.Min(items.Length, Max); i++)
        {
            ref readonly T item = ref items[i];
            _tree!.Fill(ev, new Row(ev.Run, ev.Lumi, ev.Number, i, item.Pt, item.Eta, item.Phi, item.Mass, item.Charge, ev.Weight));
        }

        return true;
    }

    private readonly record struct Row(uint Run, uint Lumi, ulong Event, int Index, float Pt, float Eta, float Phi, float Mass, int Charge, double Weight);
}
