namespace Heppy.Physics;

/// <summary>A cut flow as plain data, exact, fit for JSON.</summary>
/// <param name="Name">Name of the cut flow.</param>
/// <param name="Levels">The levels in order.</param>
public sealed record CutFlowState(string Name, IReadOnlyList<CutFlowLevelState> Levels)
{
    /// <summary>The levels under each systematic variation, by its name; null if there are none.</summary>
    public Dictionary<string, IReadOnlyList<CutFlowLevelState>>? Variations { get; init; }
}
