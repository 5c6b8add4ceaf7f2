namespace Heppy.Analyzers;

/// <summary>A part of a correction: gives a number for the inputs of the correction.</summary>
internal abstract class CorrectionNode
{
    /// <summary>The number.</summary>
    /// <exception cref="NoCorrection">There is none.</exception>
    internal abstract double Evaluate(ReadOnlySpan<CorrectionValue> values);
}

/// <summary>Always the same number.</summary>
internal sealed class ConstantNode(double value) : CorrectionNode
{
    internal override double Evaluate(ReadOnlySpan<CorrectionValue> values) => value;
}
