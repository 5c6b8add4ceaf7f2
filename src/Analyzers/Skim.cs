namespace Heppy.Analyzers;

/// <summary>Copies the events that reach it to a tree, with their columns as they are stored.</summary>
/// <example>
/// <code>
/// new Skim { Keep = ["run", "luminosityBlock", "event", "Muon_*", "HLT_IsoMu*"], Drop = ["*_genPart*"] }
/// </code>
/// </example>
public sealed class Skim : Analyzer
{
    private SkimTree? _tree;

    /// <summary>Name of the tree and of its file.</summary>
    /// <value><c>events</c>.</value>
    public string Tree { get; init; } = "events";

    /// <summary>Columns to keep; wildcards.</summary>
    /// <value>All.</value>
    public string[] Keep { get; init; } = ["*"];

    /// <summary>Columns to drop of those that are kept; wildcards.</summary>
    /// <value>None.</value>
    public string[] Drop { get; init; } = [];

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles => [_tree ??= new SkimTree(Tree, Keep, Drop)];

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        _tree!.Keep(ev);
        return true;
    }
}
