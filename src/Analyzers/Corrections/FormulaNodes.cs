namespace Heppy.Analyzers;

/// <summary>An input of a formula.</summary>
internal sealed class InputNode(int input) : CorrectionNode
{
    internal override double Evaluate(ReadOnlySpan<CorrectionValue> values) => values[input].Number;
}

/// <summary>A function of one number.</summary>
internal sealed class UnaryNode(Func<double, double> function, CorrectionNode argument) : CorrectionNode
{
    internal override double Evaluate(ReadOnlySpan<CorrectionValue> values) => function(argument.Evaluate(values));
}

/// <summary>A function of two numbers.</summary>
internal sealed class BinaryNode(Func<double, double, double> function, CorrectionNode first, CorrectionNode second) : CorrectionNode
{
    internal override double Evaluate(ReadOnlySpan<CorrectionValue> values) => function(first.Evaluate(values), second.Evaluate(values));
}
