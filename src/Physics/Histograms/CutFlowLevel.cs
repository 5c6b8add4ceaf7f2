namespace Heppy.Physics;

/// <summary>A step of a cut flow as it is stored.</summary>
/// <param name="Label">What passes.</param>
/// <param name="Events">Events that pass.</param>
/// <param name="SumOfWeights">Sum of their weights: the number, then what is left of the exact sum.</param>
/// <param name="SumOfWeights2">Sum of their squared weights, in the same form.</param>
public sealed record CutFlowLevel(string Label, long Events, double[] SumOfWeights, double[] SumOfWeights2);
