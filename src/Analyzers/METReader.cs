using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Reads the missing transverse momentum from columns.</summary>
/// <example>
/// <code>
/// new METReader { Name = "PuppiMET", SumPt = "sumEt", Output = "met" }    // PuppiMET_pt, PuppiMET_phi, PuppiMET_sumEt
/// </code>
/// </example>
public sealed class METReader : Analyzer
{
    private Column<float>? _pt;
    private Column<float>? _phi;
    private Column<float>? _sumPt;

    /// <summary>What the columns' names begin with.</summary>
    /// <value><c>MET</c>, for <c>MET_pt</c> and <c>MET_phi</c>.</value>
    public string Name { get; init; } = "MET";

    /// <summary>
    /// Column of the scalar sum, without the beginning of the name: <c>sumEt</c> or <c>sumet</c>.
    /// </summary>
    /// <value>Not read; the sum is NaN.</value>
    public string? SumPt { get; init; }

    /// <summary>Always one item.</summary>
    public required Output<MissingMomentum> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles
    {
        get
        {
            yield return _pt ??= new Column<float>($"{Name}_pt");
            yield return _phi ??= new Column<float>($"{Name}_phi");
            if (SumPt is not null)
            {
                yield return _sumPt ??= new Column<float>($"{Name}_{SumPt}");
            }
        }
    }

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        double pt = _pt![ev];
        (double sin, double cos) = Math.SinCos(_phi![ev]);
        Output.Add(ev, new MissingMomentum(pt * cos, pt * sin, _sumPt is null ? double.NaN : _sumPt[ev]));
        return true;
    }
}
