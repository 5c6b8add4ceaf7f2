namespace Heppy.Analyzers;

/// <summary>Changes an input for the nodes below it.</summary>
/// <param name="input">Index of the input.</param>
/// <param name="rule">Gives its new value.</param>
/// <param name="node">The node below.</param>
internal sealed class TransformNode(int input, CorrectionNode rule, CorrectionNode node) : CorrectionNode
{
    internal override double Evaluate(ReadOnlySpan<CorrectionValue> values)
    {
        CorrectionValues room = default;
        Span<CorrectionValue> changed = room.Of(values.Length);
        values.CopyTo(changed);
        changed[input] = values[input].With(rule.Evaluate(values));
        return node.Evaluate(changed);
    }
}
