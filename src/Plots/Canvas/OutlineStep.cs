namespace Heppy.Plots;

/// <summary>One step of an outline.</summary>
/// <param name="IsMove">Starts a new part of the outline; else a line from the step before.</param>
/// <param name="X">Where it goes to, points from the left.</param>
/// <param name="Y">Points from the top.</param>
public readonly record struct OutlineStep(bool IsMove, double X, double Y);
