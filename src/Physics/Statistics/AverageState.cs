namespace Heppy.Physics;

/// <summary>An average as plain data, exact, fit for JSON. Each sum is an expansion: its exact total is the
/// sum.</summary>
/// <param name="Name">Name of the average.</param>
/// <param name="Count">Number of values.</param>
/// <param name="NonFinite">Number of values left out because they were not finite.</param>
/// <param name="Weights">Sum of w.</param>
/// <param name="Values">Sum of w*x.</param>
/// <param name="Squares">Sum of w*x*x.</param>
public sealed record AverageState(
    string Name, long Count, long NonFinite, double[] Weights, double[] Values, double[] Squares)
{
    /// <summary>The average under each systematic variation, by its name; null if there are none.</summary>
    public Dictionary<string, AverageState>? Variations { get; init; }
}
