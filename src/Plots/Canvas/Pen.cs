namespace Heppy.Plots;

/// <summary>How a line is drawn.</summary>
/// <param name="Color">Colour as <c>#rrggbb</c>.</param>
/// <param name="Width">Width in points.</param>
/// <param name="Dashes">Lengths of dashes and gaps in points, separated by spaces; empty for a solid line.</param>
/// <param name="IsRound">Round ends: a line of length 0 is a dot.</param>
public readonly record struct Pen(string Color, double Width, string Dashes = "", bool IsRound = false);
