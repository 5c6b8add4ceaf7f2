namespace Heppy.Plots;

/// <summary>How an area is filled.</summary>
/// <param name="Color">Colour as <c>#rrggbb</c>.</param>
/// <param name="IsHatched">With thin parallel lines instead of a uniform colour.</param>
/// <param name="IsCrisp">Without smooth edges, so that areas side by side leave no gap.</param>
public readonly record struct Brush(string Color, bool IsHatched = false, bool IsCrisp = false);
