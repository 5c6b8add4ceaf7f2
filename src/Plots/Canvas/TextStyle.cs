namespace Heppy.Plots;

/// <summary>How a text is drawn.</summary>
/// <param name="Size">Size of the font in points.</param>
/// <param name="Anchor">Which part of it is at its position.</param>
/// <param name="Turn">Turned by so many degrees about its position, clockwise.</param>
/// <param name="Color">Colour as <c>#rrggbb</c>.</param>
public readonly record struct TextStyle(double Size, Anchor Anchor = Anchor.Start, double Turn = 0, string Color = "#000000");
