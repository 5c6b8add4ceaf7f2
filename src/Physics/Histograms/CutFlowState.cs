namespace Heppy.Physics;

/// <summary>A cut flow as it is stored.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Levels">Its steps.</param>
public sealed record CutFlowState(string Name, CutFlowLevel[] Levels);
