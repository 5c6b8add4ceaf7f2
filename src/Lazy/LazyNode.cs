namespace Heppy.Lazy;

/// <summary>Something that is computed later: a node of a graph whose edges are its inputs.</summary>
public abstract class LazyNode
{
    private protected LazyNode(string label, IReadOnlyList<LazyNode> inputs) => (Label, Inputs) = (label, inputs);

    /// <summary>What it is, in pictures and messages.</summary>
    public string Label { get; }

    /// <summary>What it is computed from.</summary>
    public IReadOnlyList<LazyNode> Inputs { get; }

    /// <inheritdoc/>
    public override string ToString() => Label;
}
