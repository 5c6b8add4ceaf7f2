namespace Heppy.Analyzers;

/// <summary>A part of a correction: gives a number for the inputs of the correction.</summary>
internal abstract class CorrectionNode
{
    /// <summary>The number.</summary>
    /// <exception cref="NoCorrection">There is none.</exception>
    internal abstract double Evaluate(ReadOnlySpan<CorrectionValue> values);

    /// <summary>Adds the texts that are asked for at an input.</summary>
    /// <param name="input">Index of the input.</param>
    /// <param name="texts">Receives them.</param>
    /// <returns>Whether there may be a number for other texts too.</returns>
    internal virtual bool AddTexts(int input, ISet<string> texts) => true;
}

/// <summary>Always the same number.</summary>
internal sealed class ConstantNode(double value) : CorrectionNode
{
    internal override double Evaluate(ReadOnlySpan<CorrectionValue> values) => value;
}
