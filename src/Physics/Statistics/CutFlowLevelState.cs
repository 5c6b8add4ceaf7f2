namespace Heppy.Physics;

/// <summary>One level of a cut flow as plain data.</summary>
/// <param name="Label">What the events passed.</param>
/// <param name="Count">Number of events.</param>
/// <param name="Weights">Sum of weights as an expansion: its exact total is the sum.</param>
/// <param name="Squares">Sum of squared weights as an expansion.</param>
/// <param name="IsWeighted">Whether any weight differed from 1.</param>
public sealed record CutFlowLevelState(
    string Label, long Count, double[] Weights, double[] Squares, bool IsWeighted);
